/** The tables of Northwind as they are published for PostgreSQL, as far as a plan has to do with them. */
import { join } from 'node:path'
import type pg from 'pg'
import { fillTable, rawRows } from './fill-tables'

const tables = `
CREATE TABLE categories (category_id smallint PRIMARY KEY, category_name varchar(15) NOT NULL, description text, picture bytea);
CREATE TABLE suppliers (supplier_id smallint PRIMARY KEY, company_name varchar(40) NOT NULL, contact_name varchar(30),
  contact_title varchar(30), address varchar(60), city varchar(15), region varchar(15), postal_code varchar(10),
  country varchar(15), phone varchar(24), fax varchar(24), homepage text);
CREATE TABLE products (product_id smallint PRIMARY KEY, product_name varchar(40) NOT NULL, supplier_id smallint REFERENCES suppliers,
  category_id smallint REFERENCES categories, quantity_per_unit varchar(20), unit_price real, units_in_stock smallint,
  units_on_order smallint, reorder_level smallint, discontinued integer NOT NULL);
CREATE TABLE customers (customer_id varchar(5) PRIMARY KEY, company_name varchar(40) NOT NULL, contact_name varchar(30),
  contact_title varchar(30), address varchar(60), city varchar(15), region varchar(15), postal_code varchar(10),
  country varchar(15), phone varchar(24), fax varchar(24));
CREATE TABLE orders (order_id smallint PRIMARY KEY, customer_id varchar(5) REFERENCES customers, employee_id smallint,
  order_date date, required_date date, shipped_date date, ship_via smallint, freight real, ship_name varchar(40),
  ship_address varchar(60), ship_city varchar(15), ship_region varchar(15), ship_postal_code varchar(10), ship_country varchar(15));
CREATE TABLE order_details (order_id smallint NOT NULL REFERENCES orders, product_id smallint NOT NULL REFERENCES products,
  unit_price real NOT NULL, quantity smallint NOT NULL, discount real NOT NULL, PRIMARY KEY (order_id, product_id));
`

export const northwindTables = [
  'categories',
  'suppliers',
  'products',
  'customers',
  'orders',
  'order_details',
] as const

/** Fills them with the files in `folder`, which are named and headed as the tables. */
export async function fillNorthwind(client: pg.Client, folder: string): Promise<void> {
  await client.query(tables)
  for (const table of northwindTables)
    await fillTable(client, table, rawRows(join(folder, `${table}.csv`)))
}
