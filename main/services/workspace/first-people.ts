/** The people a new workspace starts with: one a role. */
import type { Person } from '@shared/contract/app-calls'
import type { Role } from '@shared/model/roles'

const person = (id: string, zh: string, en: string, role: Role): Person => ({
  person: id,
  name: { zh, en },
  role,
})

/** Those of the sample company. */
export const samplePeople: readonly Person[] = [
  person('lin-yue', '林悦', 'Lin Yue', 'demand_planner'),
  person('zhao-qiang', '赵强', 'Zhao Qiang', 'supply_planner'),
  person('sun-li', '孙莉', 'Sun Li', 'sales_manager'),
  person('qian-jing', '钱静', 'Qian Jing', 'finance'),
  person('zhou-min', '周敏', 'Zhou Min', 'process_owner'),
  person('wu-tao', '吴涛', 'Wu Tao', 'presenter'),
  person('huang-lei', '黄磊', 'Huang Lei', 'executive'),
  person('chen-wei', '陈伟', 'Chen Wei', 'chair'),
  person('xu-ning', '徐宁', 'Xu Ning', 'administrator'),
]

/** Those of a company that has not said who its people are: named after what they do. */
export const placeholderPeople: readonly Person[] = [
  person('demand-planner', '需求计划员', 'Demand planner', 'demand_planner'),
  person('supply-planner', '供应计划员', 'Supply planner', 'supply_planner'),
  person('sales-manager', '销售经理', 'Sales manager', 'sales_manager'),
  person('finance', '财务', 'Finance', 'finance'),
  person('process-owner', '流程负责人', 'Process owner', 'process_owner'),
  person('presenter', '演示人', 'Presenter', 'presenter'),
  person('executive', '高管', 'Executive', 'executive'),
  person('chair', '主席', 'Chair', 'chair'),
  person('administrator', '管理员', 'Administrator', 'administrator'),
]
