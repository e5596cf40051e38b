"""Customers and suppliers."""
from .remote import CUSTOMERS, days, rows


def partners(remote):
    codes = sorted({row['country'] for row in rows('erp/supplier.csv')} | {'CN'})
    country = dict(zip(codes, remote.create('country.country', [{'name': c, 'code': c} for c in codes])))
    named = {(r['attribute'], r['code']): r for r in rows('erp/attribute_value.csv')}
    category = {}
    for attribute in ('region', 'channel', 'class'):
        root, = remote.create('party.category', [{'name': attribute.capitalize()}])
        values = [r for (a, _), r in named.items() if a == attribute]
        ids = remote.create('party.category', [{'name': r['code'], 'parent': root} for r in values])
        category.update({(attribute, r['code']): i for r, i in zip(values, ids)})
    customers = [r for r in rows('crm/customer.csv') if r['customer'] in CUSTOMERS]
    ids = remote.create('party.party', [{
        'name': r['name_zh'], 'code': r['customer'],
        'categories': [('add', [category[a, r[a]] for a in ('region', 'channel', 'class')])],
        'customer_payment_term': remote.payment_term[int(r['credit_days'])],
        'addresses': [('create', [{'country': country['CN']}])],
    } for r in customers])
    remote.customer = {r['customer']: i for r, i in zip(customers, ids)}
    remote.region = {r['customer']: r['region'] for r in customers}
    suppliers = rows('erp/supplier.csv')
    lead = {}
    for r in rows('erp/sourcing.csv'):
        if r['supplier']:
            lead[r['supplier']] = max(lead.get(r['supplier'], 0), int(r['lead_time_days']))
    ids = remote.create('party.party', [{
        'name': r['name_en'], 'code': r['supplier'],
        'supplier_payment_term': remote.payment_term[int(r['payment_days'])],
        'supplier_lead_time': days(lead.get(r['supplier'], 30)),
        'addresses': [('create', [{'country': country[r['country']]}])],
    } for r in suppliers])
    remote.supplier = {r['supplier']: i for r, i in zip(suppliers, ids)}
    remote.supplier_currency = {r['supplier']: r['currency'] for r in suppliers}
    parties = list(remote.customer.values()) + list(remote.supplier.values())
    remote.address = {i: r['addresses'][0] for i, r in remote.read('party.party', parties, 'addresses').items()}
