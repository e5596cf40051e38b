"""Loads a part of the sample company into an empty Tryton 6.0 database, through what the server offers any client.

    python3 -m company CONFIG DATABASE
"""
import sys
import time

import company_day

from . import foundations, orders, partners, products, supply
from .remote import Remote

STEPS = [
    foundations.company, foundations.accounts, foundations.payment_terms, foundations.warehouses,
    foundations.users, partners.partners, products.units, products.products, products.suppliers,
    products.engineering, products.cycles, orders.quotes, orders.opportunities, orders.invoices,
    supply.purchases, supply.shipments, supply.productions, orders.sales, supply.stock,
]

company_day.stop()
remote = Remote(*sys.argv[1:3])
for step in STEPS:
    start = time.process_time()
    step(remote)
    print('%-16s %6.1f s' % (step.__name__, time.process_time() - start), flush=True)
