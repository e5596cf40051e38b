"""`trytond` with its arguments, on the day of the demo company."""
import runpy

import company_day

company_day.stop()
runpy.run_path('/usr/bin/trytond', run_name='__main__')
