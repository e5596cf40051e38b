"""What was sold, quoted and may be sold."""
import datetime as dt
from decimal import Decimal
from itertools import groupby

from .remote import CUSTOMERS, SINCE, date, money, rows

# Orders shipped since then go through deliveries; older ones are brought in as done, as after a migration.
NATIVE_SINCE = '2026-11'


def sales(remote):
    serves = {}
    for r in rows('erp/demand_sourcing.csv'):
        if float(r['share']) > serves.get(r['region'], ('', 0))[1]:
            serves[r['region']] = (r['site'], float(r['share']))
    lines = [r for r in rows('erp/sales_order_line.csv')
        if r['customer'] in CUSTOMERS and r['ordered_on'] >= SINCE]
    # An order of several states comes as one order for each.
    first = {}
    for r in lines:
        first.setdefault(r['sales_order'], r['status'])

    def number(r):
        return r['sales_order'] + ('' if r['status'] == first[r['sales_order']] else '-' + r['status'][0].upper())

    lines.sort(key=number)
    done, cancelled, opened, delivered = [], [], [], []
    for name, group in groupby(lines, number):
        group = list(group)
        head = group[0]
        party = remote.customer[head['customer']]
        total = sum((money(r['price']) * Decimal(r['quantity_ordered']) for r in group)).quantize(Decimal('.01'))
        values = {
            'number': name, 'party': party, 'company': remote.company,
            'invoice_address': remote.address[party], 'shipment_address': remote.address[party],
            'sale_date': date(head['ordered_on']), 'shipping_date': date(head['requested_on']),
            'currency': remote.currency['CNY'], 'invoice_method': 'manual', 'shipment_method': 'order',
            'warehouse': remote.site[serves[remote.region[head['customer']]][0]],
            'lines': [('create', [{
                'type': 'line', 'sequence': int(r['line']), 'product': remote.product[r['item']],
                'unit': remote.unit['pcs'], 'quantity': float(r['quantity_ordered']),
                'unit_price': money(r['price'])} for r in group])],
        }
        if head['status'] == 'open':
            opened.append(values)
        elif head['status'] == 'shipped' and max(r['shipped_on'] for r in group) >= NATIVE_SINCE:
            delivered.append((values, max(r['shipped_on'] for r in group)))
        else:
            finished = head['status'] == 'shipped'
            values.update(state='done' if finished else 'cancelled', shipment_method='manual',
                shipment_state='none', invoice_state='none',
                untaxed_amount_cache=total, tax_amount_cache=Decimal(0), total_amount_cache=total)
            (done if finished else cancelled).append(values)
    remote.create('sale.sale', done)
    remote.create('sale.sale', cancelled)
    process(remote, remote.create('sale.sale', opened))
    ids = remote.create('sale.sale', [v for v, _ in delivered])
    process(remote, ids)
    shipments = []
    for (id_, row), (_, on) in zip(sorted(remote.read('sale.sale', ids, 'shipments').items()), delivered):
        remote.call('stock.shipment.out', 'write', row['shipments'], {'effective_date': date(on)})
        shipments += row['shipments']
    for button in ('assign_force', 'pick', 'pack', 'done'):
        remote.press('stock.shipment.out', button, shipments)


def process(remote, ids):
    for button in ('quote', 'confirm', 'process'):
        remote.press('sale.sale', button, ids)


def quotes(remote):
    heads = {r['quote']: r for r in rows('crm/quote.csv')
        if r['customer'] in CUSTOMERS and r['status'] == 'open'}
    lines = sorted((r for r in rows('crm/quote_line.csv') if r['quote'] in heads), key=lambda r: r['quote'])
    values = []
    for name, group in groupby(lines, lambda r: r['quote']):
        party = remote.customer[heads[name]['customer']]
        values.append({
            'number': name, 'party': party, 'company': remote.company,
            'invoice_address': remote.address[party], 'shipment_address': remote.address[party],
            'sale_date': date(heads[name]['issued_on']), 'currency': remote.currency['CNY'],
            'warehouse': remote.site['W01'], 'invoice_method': 'manual', 'shipment_method': 'order',
            'lines': [('create', [{
                'type': 'line', 'sequence': int(r['line']), 'product': remote.product[r['item']],
                'unit': remote.unit['pcs'], 'quantity': float(r['quantity']),
                'unit_price': money(r['price'])} for r in group])]})
    remote.press('sale.sale', 'quote', remote.create('sale.sale', values))


def opportunities(remote):
    heads = [r for r in rows('crm/opportunity.csv') if r['customer'] in CUSTOMERS]
    lines = {}
    for r in rows('crm/opportunity_line.csv'):
        lines.setdefault(r['opportunity'], []).append(r)
    ids = remote.create('sale.opportunity', [{
        'number': r['opportunity'], 'reference': r['opportunity'], 'description': r['name_zh'],
        'party': remote.customer[r['customer']], 'address': remote.address[remote.customer[r['customer']]],
        'company': remote.company, 'employee': remote.employee,
        'start_date': date(r['created_on']), 'end_date': date(r['closed_on'] or r['expected_close_on']),
        'amount': money(r['amount'], 2), 'conversion_probability': float(r['probability']),
        'lost_reason': r['loss_reason'] or None,
        'state': {'open': 'lead' if r['stage'] == 'qualify' else 'opportunity',
            'won': 'won', 'lost': 'lost'}[r['outcome']],
        'lines': [('create', [{'product': remote.product[l['item']], 'unit': remote.unit['pcs'],
            'quantity': float(l['quantity']), 'sequence': int(l['line'])}
            for l in lines.get(r['opportunity'], [])])],
    } for r in heads])
    return len(ids)


def invoices(remote):
    "What is open in full"
    unpaid = lambda path: [r for r in rows(path) if float(r['paid']) == 0]
    out = [('out', 'invoice', 'customer', 'receivable', 'revenue', r) for r in unpaid('finance/receivable.csv')
        if r['customer'] in CUSTOMERS]
    into = [('in', 'bill', 'supplier', 'payable', 'expense', r) for r in unpaid('finance/payable.csv')]
    for kind, key, who, account, other, r in out + into:
        party = getattr(remote, who)[r[who]]
        values = {
            'type': kind, 'reference': r[key], 'party': party, 'invoice_address': remote.address[party],
            'company': remote.company, 'currency': remote.currency[r['currency'] or 'CNY'],
            'journal': remote.search('account.journal', ('type', '=', 'revenue' if kind == 'out' else 'expense'))[0],
            'account': remote.account[account], 'invoice_date': date(r['issued_on']),
            'accounting_date': date(r['issued_on']),
            'payment_term': remote.payment_term.get(
                (dt.date.fromisoformat(r['due_on']) - dt.date.fromisoformat(r['issued_on'])).days),
            'lines': [('create', [{
                'type': 'line', 'description': r[key], 'quantity': 1., 'account': remote.account[other],
                'unit_price': money(r['amount'], 2), 'company': remote.company,
                'currency': remote.currency[r['currency'] or 'CNY']}])]}
        id_ = remote.create('account.invoice', [values])
        remote.press_over_warnings('account.invoice', 'post', id_)
