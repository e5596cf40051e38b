"""What is bought, made, on its way and in stock."""
import datetime as dt
from itertools import groupby

from .remote import date, money, rows


def purchase(remote, name, head, lines, state):
    party = remote.supplier[head['supplier']]
    values = {
        'number': name, 'party': party, 'invoice_address': remote.address[party],
        'company': remote.company, 'currency': remote.currency[head['currency'] or 'CNY'],
        'purchase_date': date(head['ordered_on']), 'warehouse': remote.site[head['site']],
        'invoice_method': 'manual',
        'lines': [('create', [{
            'type': 'line', 'sequence': int(r['line']), 'product': remote.product[r['item']],
            'unit': remote.unit[remote.item[r['item']]['unit']], 'quantity': float(r['quantity_ordered']),
            'unit_price': money(r['price']), 'delivery_date_edit': True,
            'delivery_date_store': date(r['due_on'])} for r in lines])],
    }
    if state:
        values.update(state=state, shipment_state='received', invoice_state='none')
    return values


def process(remote, ids):
    for button in ('quote', 'confirm', 'process'):
        remote.press('purchase.purchase', button, ids)


def purchases(remote):
    # Packs of other units are bought in the product's own here.
    lines = [r for r in rows('erp/purchase_order_line.csv') if not r['unit']]
    key = lambda r: (r['purchase_order'], r['status'])
    orders = [(name, list(group)) for name, group in groupby(sorted(lines, key=key), key)]
    remote.create('purchase.purchase', [
        purchase(remote, n + ('' if s == 'received' else '-O'), g[0], g, 'done')
        for (n, s), g in orders if s == 'received'])
    process(remote, remote.create('purchase.purchase', [
        purchase(remote, n, g[0], g, None) for (n, s), g in orders if s == 'open']))


def shipments(remote):
    "Ordered, announced by the supplier, not yet here"
    for r in rows('erp/shipment.csv'):
        if r['unit']:
            continue
        line = {'line': r['line'], 'item': r['item'], 'quantity_ordered': r['quantity'],
            'price': '1', 'due_on': r['expected_on'], 'supplier': r['supplier'], 'site': r['site'],
            'ordered_on': r['departed_on'], 'currency': remote.supplier_currency[r['supplier']]}
        ids = remote.create('purchase.purchase', [purchase(remote, r['shipment'], line, [line], None)])
        process(remote, ids)
        moves = remote.read('purchase.purchase', ids, 'moves')[ids[0]]['moves']
        remote.create('stock.shipment.in', [{
            'number': r['shipment'], 'supplier': remote.supplier[r['supplier']],
            'warehouse': remote.site[r['site']], 'company': remote.company,
            'reference': r['shipment'], 'planned_date': date(r['expected_on']),
            'incoming_moves': [('add', moves)]}])


def productions(remote):
    buttons = {'planned': [], 'released': ['wait'], 'in_progress': ['wait', 'assign_force', 'run'], 'done': []}
    chosen = {state: [] for state in buttons}
    for r in rows('erp/production_order.csv'):
        site, item = remote.site[r['site']], remote.item[r['item']]
        values = {
            'number': r['production_order'], 'product': remote.product[r['item']], 'bom': remote.bom[r['item']],
            'uom': remote.unit[item['unit']], 'quantity': float(r['quantity']), 'warehouse': site,
            'location': remote.places[site]['production_location'], 'company': remote.company,
            'work_center': remote.root_centre.get(r['site']),
            'planned_start_date': date(r['start_on']), 'planned_date': date(r['due_on'])}
        if r['status'] == 'done':
            values.update(state='done', effective_start_date=date(r['start_on']), effective_date=date(r['due_on']))
        else:
            changes = remote.call('production', 'on_change', dict(values), ['quantity'])[0]
            for side in ('inputs', 'outputs'):
                moves = [move for _, move in changes.get(side, {}).get('add', [])]
                values[side] = [('create', [clean(move) for move in moves])]
            if r['status'] == 'in_progress':
                values['effective_start_date'] = date(r['start_on'])
        chosen[r['status']] += remote.create('production', [values])
    for status, names in buttons.items():
        for button in names:
            remote.press('production', button, chosen[status])


def clean(move):
    "A move as it may be created, without what the form adds for display"
    return {k: v for k, v in move.items() if '.' not in k and k not in ('id', 'product_uom_category',
        'unit_digits', 'unit_price_required', 'cost_price_required', 'assignation_required')}


def stock(remote):
    lines = sorted(rows('erp/stock.csv'), key=lambda r: r['site'])
    ids = remote.create('stock.inventory', [{
        'location': remote.places[remote.site[site]]['storage_location'], 'date': dt.date(2026, 11, 15),
        'company': remote.company, 'empty_quantity': 'keep',
        'lines': [('create', [{'product': remote.product[r['item']], 'quantity': float(r['on_hand'])} for r in group])],
    } for site, group in groupby(lines, lambda r: r['site'])])
    remote.press('stock.inventory', 'complete_lines', ids)
    remote.press('stock.inventory', 'confirm', ids)
