/**
 * The data standard's entities in declared order: folder, file name and headings.
 * Repeated here because the generator runs without a build; a test keeps it equal to `shared/model/entities`.
 */
const e = (folder, name, fields) => ({ folder, name, fields: fields.split(' ') })

export const headings = [
  e('erp', 'company', 'company name_zh name_en currency as_of first_month_of_year'),
  e('erp', 'attribute_value', 'attribute code name_zh name_en position'),
  e(
    'erp',
    'item',
    'item name_zh name_en family category item_type unit price standard_cost lifecycle make_or_buy lead_time_days lot_size minimum_order shelf_life_days safety_stock_days safety_stock service_level lot_rule order_cost holding_cost_share successor',
  ),
  e('erp', 'unit_conversion', 'item from_unit to_unit factor'),
  e('crm', 'customer', 'customer name_zh name_en class region channel currency credit_days'),
  e('erp', 'site', 'site name_zh name_en kind'),
  e('erp', 'resource', 'resource name_zh name_en site kind'),
  e('erp', 'routing', 'item resource hours_per_unit'),
  e('erp', 'bill_of_material', 'parent component quantity scrap_share unit'),
  e('erp', 'supplier', 'supplier name_zh name_en country currency payment_days'),
  e('erp', 'sourcing', 'item site source supplier lead_time_days share unit_cost currency'),
  e('erp', 'demand_sourcing', 'region site share'),
  e(
    'erp',
    'sales_order_line',
    'sales_order line customer item ordered_on requested_on promised_on shipped_on quantity_ordered quantity_shipped quantity_cancelled quantity_returned price status unit',
  ),
  e(
    'crm',
    'opportunity',
    'opportunity name_zh name_en customer stage probability amount created_on expected_close_on closed_on outcome loss_reason owner',
  ),
  e('crm', 'opportunity_line', 'opportunity line item quantity delivery_months'),
  e(
    'crm',
    'sales_forecast',
    'submission customer item month quantity status author submitted_on revision',
  ),
  e('crm', 'contract', 'contract name_zh name_en customer signed_on status'),
  e('crm', 'contract_line', 'contract line item month quantity quantity_shipped'),
  e('crm', 'quote', 'quote customer issued_on valid_until status probability'),
  e('crm', 'quote_line', 'quote line item quantity price'),
  e(
    'crm',
    'event',
    'event name_zh name_en kind family item region customer from_month to_month uplift_percent',
  ),
  e('erp', 'published_plan', 'as_of item customer month measure quantity'),
  e('erp', 'stock', 'item site on_hand quality_hold reserved unit'),
  e(
    'erp',
    'purchase_order_line',
    'purchase_order line supplier item site ordered_on due_on quantity_ordered quantity_received price status unit currency',
  ),
  e('erp', 'shipment', 'shipment line supplier item site quantity departed_on expected_on unit'),
  e(
    'erp',
    'production_order',
    'production_order item site start_on due_on quantity quantity_done status',
  ),
  e('erp', 'capacity', 'resource month regular_hours overtime_hours overtime_cost_per_hour'),
  e('finance', 'budget', 'family month quantity revenue gross_margin'),
  e('erp', 'price', 'item class valid_from price currency'),
  e('finance', 'exchange_rate', 'currency month rate'),
  e('finance', 'receivable', 'invoice customer issued_on due_on amount paid currency'),
  e('finance', 'payable', 'bill supplier issued_on due_on amount paid currency'),
]
