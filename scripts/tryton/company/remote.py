"""Calls of a Tryton server as any client may make them, and the rows of the sample company."""
import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

from proteus import config as proteus_config

SAMPLE = Path(__file__).resolve().parents[3] / 'resources' / 'sample-company'
# What is loaded of the sample company: all of its products and supply, these customers and their orders since.
CUSTOMERS = {'C%03d' % n for n in range(1, 7)}
SINCE = '2025-11'


def rows(path):
    with open(SAMPLE / path, encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def date(text):
    return dt.date.fromisoformat(text) if text else None


def days(number):
    return dt.timedelta(days=int(number))


def money(text, digits=4):
    return Decimal(text).quantize(Decimal(1).scaleb(-digits))


class Remote:
    def __init__(self, config_file, database):
        from trytond.config import config
        config.update_etc(config_file)
        uri = config.get('database', 'uri').rstrip('/') + '/' + database
        self.config = proteus_config.set_trytond(uri, config_file=config_file)

    @property
    def context(self):
        return self.config.context

    def set_company(self, company):
        self.config._context = dict(self.config.context, company=company)

    def call(self, model, method, *args, **context):
        return getattr(self.config.get_proxy(model), method)(*args, dict(self.context, **context))

    def create(self, model, values, size=100):
        ids = []
        for at in range(0, len(values), size):
            ids += self.call(model, 'create', values[at:at + size])
        return ids

    def press(self, model, button, ids, size=50):
        for at in range(0, len(ids), size):
            self.call(model, button, ids[at:at + size])

    def press_over_warnings(self, model, button, ids):
        "A warning is confirmed as a person would"
        from trytond.exceptions import UserWarning
        while True:
            try:
                return self.call(model, button, ids)
            except UserWarning as warning:
                self.create('res.user.warning', [
                    {'user': self.config.user, 'name': warning.name, 'always': False}])

    def search(self, model, *domain):
        return self.call(model, 'search', list(domain), 0, None, None)

    def one(self, model, *domain):
        found = self.search(model, *domain)
        if len(found) != 1:
            raise LookupError('%s %s: %d' % (model, domain, len(found)))
        return found[0]

    def read(self, model, ids, *fields):
        return {row['id']: row for row in self.call(model, 'read', ids, list(fields))}

    def say_in_chinese(self, model, names):
        "names: id -> name in Chinese"
        for id_, name in names.items():
            self.call(model, 'write', [id_], {'name': name}, language='zh_CN')
