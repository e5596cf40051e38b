"""The company, its accounts, warehouses, currencies and users."""
import datetime as dt
from decimal import Decimal

from proteus import Model, Wizard

from .remote import rows

ADMIN = "Chen Hao"
# What a planner's connector may read and write, and no more.
GROUPS = ["Sales", "Sale Opportunity", "Stock", "Stock Forecast", "Production", "Purchase",
    "Purchase Request", "Account"]


def company(remote):
    row, = rows('erp/company.csv')
    party, = remote.create('party.party', [{'name': row['name_en'], 'code': row['company']}])
    currencies = {'CNY': ("Renminbi", '¥'), 'USD': ("US dollar", '$'), 'EUR': ("Euro", '€')}
    rates = {code: {} for code in currencies}
    rates['CNY'][dt.date(2000, 1, 1)] = Decimal(1)
    for rate in rows('finance/exchange_rate.csv'):
        if rate['currency'] in rates:
            day = dt.date.fromisoformat(rate['month'] + '-01')
            rates[rate['currency']][day] = (1 / Decimal(rate['rate'])).quantize(Decimal('.000001'))
    remote.currency = dict(zip(currencies, remote.create('currency.currency', [{
        'name': name, 'code': code, 'symbol': symbol, 'rounding': Decimal('.01'), 'digits': 2,
        'rates': [('create', [{'date': d, 'rate': r} for d, r in rates[code].items()])],
    } for code, (name, symbol) in currencies.items()])))
    remote.company, = remote.create('company.company', [
        {'party': party, 'currency': remote.currency['CNY']}])
    user = remote.one('res.user', ('login', '=', 'admin'))
    remote.call('res.user', 'write', [user], {
        'companies': [('add', [remote.company])], 'company': remote.company})
    remote.set_company(remote.company)


def accounts(remote):
    kinds = {name: remote.one('ir.sequence.type', ('name', '=', name))
        for name in ("Account Move", "Invoice")}
    for year in range(2024, 2029):
        moves, = remote.create('ir.sequence', [{'name': 'Moves %d' % year,
            'sequence_type': kinds["Account Move"], 'company': remote.company}])
        invoices, = remote.create('ir.sequence.strict', [{'name': 'Invoices %d' % year,
            'sequence_type': kinds["Invoice"], 'company': remote.company}])
        names = ('out_invoice', 'in_invoice', 'out_credit_note', 'in_credit_note')
        fiscal, = remote.create('account.fiscalyear', [{
            'name': str(year), 'company': remote.company,
            'start_date': dt.date(year, 1, 1), 'end_date': dt.date(year, 12, 31),
            'post_move_sequence': moves,
            'invoice_sequences': [('create', [dict(
                {n + '_sequence': invoices for n in names}, company=remote.company)])],
        }])
        remote.press('account.fiscalyear', 'create_period', [fiscal])
    template = remote.read('ir.model.data', remote.search('ir.model.data',
        ('module', '=', 'account'), ('fs_id', '=', 'account_template_root_en')), 'db_id')
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    wizard.form.account_template = Model.get('account.account.template')(
        next(iter(template.values()))['db_id'])
    wizard.form.company = Model.get('company.company')(remote.company)
    wizard.execute('create_account')

    def account(kind):
        return remote.search('account.account', ('type.' + kind, '=', True),
            ('company', '=', remote.company))[0]

    Account = Model.get('account.account')
    wizard.form.account_receivable = Account(account('receivable'))
    wizard.form.account_payable = Account(account('payable'))
    wizard.execute('create_properties')
    remote.account = {kind: account(kind) for kind in ('receivable', 'payable', 'revenue', 'expense')}
    remote.goods_account, = remote.create('product.category', [{
        'name': "Goods", 'accounting': True,
        'account_expense': account('expense'), 'account_revenue': account('revenue')}])


def payment_terms(remote):
    days = {int(r['credit_days']) for r in rows('crm/customer.csv')}
    days |= {int(r['payment_days']) for r in rows('erp/supplier.csv')}
    remote.payment_term = dict(zip(sorted(days), remote.create('account.invoice.payment_term', [{
        'name': '%d days' % d,
        'lines': [('create', [{'type': 'remainder', 'sequence': 1,
            'relativedeltas': [('create', [{'days': d, 'sequence': 1}])]}])],
    } for d in sorted(days)])))


def warehouses(remote):
    first = remote.one('stock.location', ('code', '=', 'WH'))
    shared = remote.read('stock.location', [first], 'production_location', 'lost_found_location')[first]
    sites = rows('erp/site.csv')
    remote.site = {}
    for row in sites:
        name = row['name_en']
        if row is sites[0]:
            id_ = first
            remote.call('stock.location', 'write', [id_], {'name': name, 'code': row['site']})
        else:
            places = remote.create('stock.location', [
                {'name': '%s: %s' % (name, part), 'type': 'storage'} for part in ("input", "output", "storage")])
            id_, = remote.create('stock.location', [{
                'name': name, 'code': row['site'], 'type': 'warehouse',
                'input_location': places[0], 'output_location': places[1], 'storage_location': places[2],
                'production_location': shared['production_location'],
                'lost_found_location': shared['lost_found_location']}])
        remote.site[row['site']] = id_
        remote.say_in_chinese('stock.location', {id_: row['name_zh']})
    remote.places = remote.read('stock.location', list(remote.site.values()),
        'storage_location', 'production_location')


def users(remote):
    parties = remote.create('party.party', [{'name': ADMIN}])
    remote.employee, = remote.create('company.employee', [
        {'party': parties[0], 'company': remote.company}])
    groups = remote.search('res.group', ('name', 'in', GROUPS))
    if len(groups) != len(GROUPS):
        raise LookupError('groups')
    remote.create('res.user', [{
        'name': "Evenkeel", 'login': 'evenkeel', 'password': 'plan-24-months',
        'groups': [('add', groups)], 'companies': [('add', [remote.company])],
        'company': remote.company}])
