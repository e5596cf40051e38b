"""Products, what they are made of, where and by whom."""
import datetime as dt
from decimal import Decimal
from itertools import groupby

from .remote import days, money, rows

UNITS = {'pcs': ("Piece", 1), 'set': ("Set", 1), 'kg': ("Kilogramme", .001)}


def units(remote):
    remote.unit = {}
    for symbol, (name, rounding) in UNITS.items():
        category, = remote.create('product.uom.category', [{'name': name}])
        digits = 3 if rounding < 1 else 0
        remote.unit[symbol], = remote.create('product.uom', [{
            'name': name, 'symbol': symbol, 'category': category,
            'rate': 1., 'factor': 1., 'rounding': rounding, 'digits': digits}])
        if symbol == 'pcs':
            remote.create('product.uom', [{'name': "Dozen", 'symbol': 'dozen', 'category': category,
                'rate': round(1 / 12, 12), 'factor': 12., 'rounding': 1., 'digits': 0}])


def products(remote):
    root, = remote.create('product.category', [{'name': "Family"}])
    items = rows('erp/item.csv')
    families = sorted({r['family'] for r in items})
    family = dict(zip(families, remote.create('product.category', [
        {'name': f, 'parent': root} for f in families])))
    pairs = sorted({(r['family'], r['category']) for r in items})
    category = dict(zip(pairs, remote.create('product.category', [
        {'name': c, 'parent': family[f]} for f, c in pairs])))
    bought = {r['item'] for r in rows('erp/sourcing.csv') if r['supplier']}
    templates = remote.create('product.template', [{
        'name': r['name_en'], 'code': r['item'], 'type': 'goods',
        'default_uom': remote.unit[r['unit']], 'sale_uom': remote.unit[r['unit']],
        'purchase_uom': remote.unit[r['unit']],
        'list_price': money(r['price']), 'cost_price_method': 'fixed',
        'salable': r['item_type'] == 'finished', 'purchasable': r['item'] in bought,
        'producible': r['make_or_buy'] == 'make', 'account_category': remote.goods_account,
        'categories': [('add', [category[r['family'], r['category']]])],
        'lead_time': days(3),
        'products': [('create', [{'cost_price': money(r['standard_cost'])}])],
    } for r in items])
    found = remote.read('product.template', templates, 'products')
    remote.product = {r['item']: found[t]['products'][0] for r, t in zip(items, templates)}
    remote.item = {r['item']: dict(r, template=t) for r, t in zip(items, templates)}
    remote.say_in_chinese('product.template', {t: r['name_zh'] for r, t in zip(items, templates)})


def suppliers(remote):
    lines = [r for r in rows('erp/sourcing.csv') if r['supplier']]
    lines.sort(key=lambda r: (r['item'], -float(r['share'])))
    remote.create('purchase.product_supplier', [{
        'template': remote.item[r['item']]['template'], 'product': remote.product[r['item']],
        'party': remote.supplier[r['supplier']], 'company': remote.company,
        'currency': remote.currency[r['currency'] or 'CNY'], 'lead_time': days(r['lead_time_days']),
        'sequence': n,
        'prices': [('create', [{'quantity': 0, 'unit_price': money(r['unit_cost'])}])],
    } for n, r in enumerate(lines)])
    points = {(r['item'], r['site']): 'purchase' if r['supplier'] else 'production'
        for r in rows('erp/sourcing.csv')}
    remote.create('stock.order_point', [{
        'product': remote.product[item], 'type': kind, 'warehouse_location': remote.site[site],
        'min_quantity': 0., 'target_quantity': 0., 'company': remote.company,
    } for (item, site), kind in points.items()])


def engineering(remote):
    lines = rows('erp/bill_of_material.csv')
    lines.sort(key=lambda r: r['parent'])
    bills = [(parent, list(parts)) for parent, parts in groupby(lines, lambda r: r['parent'])]
    ids = remote.create('production.bom', [{
        'name': parent,
        'inputs': [('create', [{'product': remote.product[r['component']],
            'uom': remote.unit[remote.item[r['component']]['unit']],
            'quantity': float(Decimal(r['quantity']) * 1000)} for r in parts])],
        'outputs': [('create', [{'product': remote.product[parent],
            'uom': remote.unit[remote.item[parent]['unit']], 'quantity': 1000.}])],
    } for parent, parts in bills])
    remote.bom = {parent: id_ for (parent, _), id_ in zip(bills, ids)}
    remote.create('product.product-production.bom', [
        {'product': remote.product[p], 'bom': b} for p, b in remote.bom.items()])
    remote.create('production.lead_time', [
        {'product': remote.product[p], 'bom': b, 'lead_time': days(remote.item[p]['lead_time_days'])}
        for p, b in remote.bom.items()])
    remote.centre, remote.operation = {}, {}
    roots = {site: remote.create('production.work.center', [{'name': site, 'warehouse': remote.site[site],
        'company': remote.company}])[0] for site in ('P01', 'P02')}
    remote.root_centre = roots
    for r in rows('erp/resource.csv'):
        category, = remote.create('production.work.center.category', [{'name': r['name_en']}])
        remote.centre[r['resource']], = remote.create('production.work.center', [{
            'name': r['resource'], 'parent': roots[r['site']], 'category': category,
            'warehouse': remote.site[r['site']], 'company': remote.company,
            'cost_method': 'hour', 'cost_price': Decimal(0)}])
        remote.operation[r['resource']], = remote.create('production.routing.operation', [
            {'name': r['name_en'], 'work_center_category': category}])


def cycles(remote):
    "Hours a unit, as work that was reported on an order of a thousand of each made product"
    plant = {r['item']: r['site'] for r in rows('erp/sourcing.csv') if not r['supplier']}
    lines = sorted(rows('erp/routing.csv'), key=lambda r: r['item'])
    for item, steps in groupby(lines, lambda r: r['item']):
        site = plant[item]
        order, = remote.create('production', [{
            'reference': 'hours', 'product': remote.product[item], 'bom': remote.bom[item],
            'uom': remote.unit[remote.item[item]['unit']], 'quantity': 1000., 'state': 'done',
            'warehouse': remote.site[site], 'company': remote.company,
            'location': remote.places[remote.site[site]]['production_location'],
            'work_center': remote.root_centre[site],
            'planned_start_date': dt.date(2026, 9, 1), 'planned_date': dt.date(2026, 9, 8),
            'effective_start_date': dt.date(2026, 9, 1), 'effective_date': dt.date(2026, 9, 8)}])
        remote.create('production.work', [{
            'production': order, 'operation': remote.operation[r['resource']],
            'work_center': remote.centre[r['resource']], 'company': remote.company,
            'cycles': [('create', [{'state': 'done',
                'duration': dt.timedelta(hours=float(r['hours_per_unit']) * 1000)}])],
        } for r in steps])
