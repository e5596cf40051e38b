import type { errors as english } from '../en/errors'

/** 每个错误代码一段话：发生了什么、什么是安全的、下一步怎么办。 */
export const errors: Record<keyof typeof english, string> = {
  UNKNOWN_CALL:
    '此窗口请求了程序不认识的操作（{{call}}）。没有任何改动。请关闭窗口后重新打开；若再次出现，请更新程序。',
  INVALID_PARAMETERS:
    '{{call}} 的字段“{{field}}”不符合要求：{{reason}}。没有任何改动。请更正该字段后重试。',
  NOT_ALLOWED:
    '您的角色（{{role}}）不能执行此步骤。没有任何改动。请由有权限的人员操作，或切换到该人员。',
  NOT_FOUND: '找不到“{{what}}”，可能已被他人删除。没有任何改动。请刷新列表后重新选择。',
  CANCELLED: '操作已取消。此前保存的内容保持原样。可随时重新开始。',
  INTERNAL:
    '程序内部出现意外错误。凡显示为已保存的内容都是安全的。请重试；若再次出现，请将编号 {{reference}} 连同日志一并反馈。',

  WORKSPACE_MISSING:
    '文件夹“{{folder}}”中没有工作区。没有创建或改动任何内容。请选择其他文件夹，或先在该处新建工作区。',
  WORKSPACE_NEWER:
    '文件“{{file}}”由更新版本的程序写入（文件版本 {{version}}，本程序最高支持 {{supported}}）。文件未被改动。请更新程序后再打开。',
  WORKSPACE_IN_USE:
    '工作区“{{folder}}”已在另一个窗口或程序中打开（进程 {{process}}）。没有任何改动。请使用该窗口，或将其关闭后重试。',
  WORKSPACE_DAMAGED:
    '文件“{{file}}”已损坏：{{reason}}。文件保持原样，未写入任何内容。请恢复最近的完好备份，或运行“evenkeel verify”查看受影响的部分。',
  WORKSPACE_UNWRITABLE:
    '文件夹“{{folder}}”无法写入：{{reason}}。没有任何改动。请取得写入权限，或选择其他文件夹。',
  DISK_FULL:
    '磁盘已满，无法写入“{{file}}”。此前保存的内容是安全的，不会使用只写了一半的内容。请释放空间后重试。',

  FOLDER_MISSING:
    '文件夹“{{folder}}”不存在或无法访问。没有任何改动，待发送的内容已保留。请检查路径或连接磁盘后重试。',
  FILE_UNREADABLE:
    '无法读取文件“{{file}}”：{{reason}}。计划和以前的快照没有变化。请确认文件完整、未被其他程序占用且您有权读取，然后重试。',
  FILE_TOO_LARGE:
    '文件“{{file}}”过大，无法安全读取：{{reason}}。其中内容未被导入。请拆分文件或减少导出的行数后重试。',

  CONNECTION_MISSING:
    '没有名为“{{name}}”的连接。没有读取或发送任何内容。请设置该连接，或选择其他连接。',
  CONNECTION_INVALID: '连接的设置项“{{field}}”不可用：{{reason}}。未使用该连接。请更正设置后重试。',
  MAPPING_INVALID:
    '映射“{{mapping}}”在 {{path}} 处有误，此处应为：{{expected}}。未使用该连接。请更正文档中的这一处后重试。',
  PREVIEW_TIMEOUT:
    '“{{entity}}”的前几行未在 {{seconds}} 秒内读出。没有改动或保存任何内容。请缩小所读表的范围，或不预览直接保存并拉取。',
  SECRET_MISSING:
    '此处没有连接“{{name}}”的密码。没有读取或发送任何内容，待发送的内容已保留。请输入密码后重试。',
  SIGN_IN_REFUSED:
    '{{system}} 拒绝用户“{{user}}”登录。没有读取或发送任何内容，待发送的内容已保留。请检查用户名和密码后重试。',
  SERVER_UNREACHABLE:
    '无法连接服务器“{{address}}”。可以继续用本地数据做计划，待发送的内容已保留。请检查网络和地址；系统会自动重试发送。',
  SERVER_TIMEOUT:
    '服务器“{{address}}”未及时应答（时限：{{seconds}} 秒）。可以继续用本地数据做计划，待发送的内容已保留。请稍后重试。',
  SERVER_FAILED:
    '服务器“{{address}}”返回错误（状态 {{status}}）。该应答未被使用，待发送的内容已保留。请稍后重试，或联系服务器管理人员。',
  SERVER_REFUSED:
    '服务器“{{address}}”拒绝了请求：{{said}}。该请求在对方系统中没有执行任何操作，待发送的内容已保留。请在该系统中检查相关权限或规则，然后重试。',
  SERVER_ANSWER_INVALID:
    '无法理解服务器“{{address}}”的应答：{{reason}}。其内容未被使用。请确认地址指向正确的服务。',

  CERTIFICATE_REFUSED:
    '服务器“{{address}}”的证书不受信任（{{reason}}），因此未向其发送任何内容。待发送的内容已保留。请检查地址；若公司有自己的证书颁发机构，请在连接中指定其证书文件。',
  HOST_KEY_UNKNOWN:
    '服务器“{{address}}”的密钥尚未经人确认：{{fingerprint}}。未发送密码。请与服务器管理员核对后，将其填入连接的主机密钥，然后重试。',
  HOST_KEY_CHANGED:
    '服务器“{{address}}”出示的密钥与已确认的不同：{{fingerprint}}。它可能不是原来的服务器，因此未发送密码。请询问服务器管理员；确属有意更换时，再将新密钥填入连接。',
  DRIVER_MISSING:
    '{{system}} 的驱动程序未安装。其他功能不受影响，也没有读取或发送任何内容。请在程序文件夹中运行“{{command}}”，然后重试。',

  PULL_RUNNING: '已有一次拉取正在进行，未受影响。请等待其结束，或先将其取消。',
  PULL_EMPTY:
    '连接“{{connection}}”没有提供可用的数据行。未生成快照，计划仍基于上一个快照。请查看检查发现和数据来源。',
  RULE_UNUSABLE:
    '规则“{{rule}}”不能这样保存：{{name}} 必须为 {{expected}}。规则保持原样。请更正后重新保存。',
  FIX_UNUSABLE: '无法执行此修正：{{reason}}（{{value}}）。未做任何更改。请更正后重试。',
  GATE_OUTDATED: '放行条件已被他人更改，此次未保存。请查看当前条件后重新设置。',
  LET_THROUGH_NEEDS_REASON:
    '放行条件阻止了此快照（{{rules}}）。计划保持原状。请说明仍要使用它的原因；原因会记录在案。',
  SNAPSHOT_MISSING:
    '工作区中没有快照 {{snapshot}}。日志和其他快照没有变化。请从备份恢复该文件，或重新拉取。',
  SNAPSHOT_IN_USE:
    '快照 {{snapshot}} 仍被需要，因此未删除。没有任何改动。快照列表说明了是什么需要它。',
  SNAPSHOT_DAMAGED:
    '快照 {{snapshot}} 与封存时不一致，因此未被使用。日志和其他快照没有变化。请从备份恢复该文件，或重新拉取。',

  MATCH_REFUSED:
    '{{code}} 未与 {{canonical}} 匹配：{{reason}}。没有任何改动。请选择其他记录，或明确二者应视为同一个。',
  NO_PLAN: '尚未拉取，因此还没有计划。没有丢失任何内容。请先拉取。',
  PLANNING_STOPPED:
    '计算意外中断，正在重新启动。所有已保存的编辑都安全地记录在日志中。若最后一步未显示，请重做一次。',
  ENTRY_NOT_UNDERSTOOD:
    '不能采用输入“{{entry}}”：{{reason}}。单元格保持原值。请输入数字，如 1200 或 1.2万，或 +250、-5%、*1.2、=上期、=去年。',
  CELL_NOT_EDITABLE:
    '此单元格不可编辑（{{measure}}，{{period}}）。其值没有变化。请编辑仍开放期间的人工调整或计划供应。',
  CELL_LOCKED:
    '该单元格已锁定（{{measure}}，{{period}}）。其数值未变。请先解除锁定，或修改未锁定的单元格。',
  TOTAL_OUT_OF_REACH:
    '无法达到该合计（{{measure}}，{{period}}）：{{reason}}。没有任何改动。其下已锁定的单元格合计为 {{reach}}：请输入不小于该值的数，或解除部分锁定。',
  PERIOD_FENCED:
    '期间 {{period}} 在您的角色的时间围栏内（{{role}}，期数：{{fence}}）。没有任何改动。请选择更后的期间，或请有权限的人修改：{{who}}。',
  COMMENT_OF_ANOTHER:
    '这条批注由 {{author}} 所写，只有本人可以修改或删除。没有任何改动。请回复它，或联系 {{author}}。',
  OVERRIDE_NOT_ALLOWED:
    '您的角色（{{role}}）不可人工调整产品族 {{family}} 的需求（{{period}}）。没有任何改动。请找可以调整的人：{{who}}。',
  OVERRIDE_BEYOND_CAP:
    '产品族 {{family}} 在 {{period}} 的各层需求为 {{layers}}，人工调整最多可偏离 {{percent}} %。没有任何改动。请使其合计在 {{least}} 与 {{most}} 之间，或请流程负责人调整上限。',
  OVERRIDE_NEEDS_REASON:
    '产品族 {{family}} 在 {{period}} 的各层需求为 {{layers}}，偏离超过 {{percent}} % 的人工调整须写明原因。没有任何改动。请填写原因后重新输入。',
  POLICY_UNUSABLE: '需求策略不可用：{{reason}}。现行策略保持不变。请改正后再保存。',
  SPLIT_NEEDS_CONFIRMATION:
    '这次拆分会使部分下级远离其应得份额或归零（{{count}} 个）：{{children}}。没有任何改动。请查看预览后确认、改用其他拆分方式或解除锁定。',
  REASON_REQUIRED:
    '您的角色（{{role}}）在此处的每次修改都须从列表中选择原因。没有任何改动。请选择其一：{{codes}}。',
  WEIGHTS_NOT_USABLE:
    '无法按这些权重拆分合计：{{reason}}（{{names}}）。没有任何改动。请为该单元格的直接下级指定权重，或指定同一侧的指标。',
  NOTHING_SELECTED: '没有计划行符合所选条件。没有任何改动。请检查属性及其取值。',
  SUCCESSION_CIRCULAR:
    '{{item}} 经由 {{other}} 会成为自己的替代物料或类比物料。没有任何改动。请指定其他物料，或先撤回将 {{other}} 与 {{item}} 相连的设定。',
  VIEW_FILE_UNUSABLE:
    '视图未导入：{{reason}}（{{what}}）。本工作区的视图没有改动。请选择由“共享为文件”生成的文件，或换一个视图名称。',
  NOTHING_TO_UNDO: '此方案中没有可撤销的操作。计划没有变化。',
  NOTHING_TO_REDO: '此方案中没有可重做的操作。计划没有变化。',
  FORMULA_NOT_UNDERSTOOD:
    '公式“{{formula}}”在第 {{place}} 个字符处无法理解：{{fault}}。没有保存任何内容。请改正该处后重新保存。',
  MEASURE_KEY_TAKEN:
    '“{{key}}”不能用作指标的公式名：它已被占用，或含有小写字母、数字和下划线以外的字符。没有保存任何内容。请换一个名字。',
  MEASURE_IN_USE:
    '指标“{{measure}}”正被其他指标引用：{{readers}}。没有任何改动。请先修改或删除那些指标。',
  SCENARIO_CLOSED:
    '方案“{{scenario}}”已废弃，不能再修改。其修改已保留。请先恢复该方案，或使用其他方案。',
  SCENARIO_LOCKED:
    '方案“{{scenario}}”已锁定，不能修改。没有任何改动。请先解除锁定，或使用其他方案。',
  SCENARIO_IS_BASE:
    '基准计划不能废弃，也不能更换颜色。没有任何改动。可撤销其中的修改，或改选其他方案。',
  SCENARIO_NAME_TAKEN: '已有名为“{{name}}”的方案。没有新建任何内容。请换一个名称。',
  DRIVER_WITHOUT_EFFECT:
    '该驱动在当前计划中不起作用：{{reason}}。没有添加。请修改其筛选条件或月份。',
  MERGE_CONFLICT:
    '两个计划对同一单元格或驱动作了不同的修改，尚未选择取哪一方（还剩 {{count}} 处；第一处：{{what}}）。没有合并任何内容。请逐处选择一方，或不勾选它们。',
  MERGE_OUTDATED:
    '准备合并之后，计划“{{scenario}}”又有了修改。没有合并任何内容。请重新查看要合并的内容，然后再合并。',
  MERGE_BLOCKED:
    '所选内容中有一部分不能写入“{{into}}”（{{reason}}，共 {{count}} 处；第一处：{{what}}）。没有合并任何内容。请不要勾选它们，或先解除限制。',
  MERGE_EMPTY:
    '没有可合并的内容：“{{into}}”已包含所选的修改。没有任何改动。请选择其他修改；若方案已用完，可将其废弃。',

  DECISION_INCOMPLETE: '决策尚不能提出，还缺少：{{fields}}。草稿已保存。请补全后重新提出。',
  DECISION_STATE:
    '决策 {{number}} 在当前状态（{{state}}）下不允许此步骤。没有任何改动。请刷新查看其最新情况。',
  DECISION_CHANGED:
    '决策 {{number}} 提出之后，其所依据的计划已有变化，因此未予批准。记录和计划均已保留。请退回草稿，核对数字后重新提出。',
  TARGET_CONFLICT:
    '目标系统中的值与上次发布的不一致（差异数：{{count}}）。没有发送任何内容，已批准的记录已保留。请比较双方的值并选择保留哪一方。',
  TARGET_LACKS:
    '目标系统“{{address}}”中没有计划所用的“{{value}}”。没有发送任何内容，已批准的记录已保留。请在该系统中以此编码建立后重新发送。',
  WORKBOOK_UNUSABLE:
    '无法导入“{{file}}”：{{reason}}。计划没有变化。请导入从本工作区导出的工作簿，或重新导出视图后再修改。',
  EXPORT_TOO_LARGE:
    '此视图有 {{cells}} 个单元格，而可以读回的工作簿最多容纳 {{most}} 个。没有生成文件。请减少层级或指标、筛选行，或导出为 CSV。',
  IMPORT_OUTDATED:
    '文件与计划比较之后，计划又有改动。文件中的内容均未导入。请重新导入该文件，查看现在的差异。',
  LINK_USED: '此链接已被使用或已失效。工作区没有变化。请重新启动程序以获取新链接。',
}
