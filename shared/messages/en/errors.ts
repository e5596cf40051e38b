/** One text for each error code: what happened, what is safe, what to do next. They read well with a value missing. */
export const errors = {
  UNKNOWN_CALL:
    'This window asked for something the program does not know ({{call}}). Nothing was changed. Close the window and open it again; if it happens again, update the program.',
  INVALID_PARAMETERS:
    'The field "{{field}}" of {{call}} is not what is expected: {{reason}}. Nothing was changed. Correct the field and try again.',
  NOT_ALLOWED:
    'This step is not open to your role ({{role}}). Nothing was changed. Ask somebody whose role may do it, or switch to that person.',
  NOT_FOUND:
    '"{{what}}" was not found; somebody may have removed it. Nothing was changed. Refresh the list and choose again.',
  CANCELLED:
    'The step was cancelled. What was saved before it is as it was. Start it again whenever you like.',
  INTERNAL:
    'Something unexpected went wrong inside the program. Everything that was shown as saved is safe. Try again; if it happens again, report the reference {{reference}} with the log.',

  WORKSPACE_MISSING:
    'There is no workspace in the folder "{{folder}}". Nothing was created or changed. Choose another folder, or make a workspace there first.',
  WORKSPACE_NEWER:
    'The file "{{file}}" was written by a newer version of the program (file version {{version}}, this program reads up to {{supported}}). It was not touched. Update the program to open it.',
  WORKSPACE_IN_USE:
    'The workspace "{{folder}}" is already open in another window or program (process {{process}}). Nothing was changed. Use that window, or close it and try again.',
  WORKSPACE_DAMAGED:
    'The file "{{file}}" is damaged: {{reason}}. It was left exactly as it is and nothing was written to it. Restore the last good backup, or run "evenkeel verify" to see what is affected.',
  WORKSPACE_UNWRITABLE:
    'The folder "{{folder}}" cannot be written to: {{reason}}. Nothing was changed. Give yourself the right to write there, or choose another folder.',
  DISK_FULL:
    'The disk is full, so "{{file}}" could not be written. What was saved before is safe, and nothing half-written is used. Free some space and try again.',

  FOLDER_MISSING:
    'The folder "{{folder}}" is missing or cannot be reached. Nothing was changed, and what waits to be sent is kept. Check the path, or connect the drive, and try again.',
  FILE_UNREADABLE:
    'The file "{{file}}" could not be read: {{reason}}. The plan and earlier snapshots are unchanged. Check that the file is whole, closed in other programs and open to you, then try again.',
  FILE_TOO_LARGE:
    'The file "{{file}}" is too large to be read safely: {{reason}}. Nothing of it was taken in. Split the file, or export fewer rows, and try again.',

  CONNECTION_MISSING:
    'There is no connection called "{{name}}". Nothing was read or sent. Set the connection up, or choose another one.',
  CONNECTION_INVALID:
    'The setting "{{field}}" of the connection is not usable: {{reason}}. The connection was not used. Correct the setting and try again.',
  MAPPING_INVALID:
    'The mapping "{{mapping}}" is wrong at {{path}}, expected: {{expected}}. The connection was not used. Correct that place in the document and try again.',
  PREVIEW_TIMEOUT:
    'The first rows of "{{entity}}" did not come within {{seconds}} seconds. Nothing was changed or kept. Narrow the tables it reads, or save and pull without a preview.',
  SECRET_MISSING:
    'The password of the connection "{{name}}" is not known here. Nothing was read or sent, and what waits is kept. Enter the password and try again.',
  SIGN_IN_REFUSED:
    '{{system}} refused to sign in the user "{{user}}". Nothing was read or sent, and what waits is kept. Check the user name and the password, then try again.',
  SERVER_UNREACHABLE:
    'The server "{{address}}" cannot be reached. Planning goes on with what is here, and what waits to be sent is kept. Check the network and the address; sending is tried again by itself.',
  SERVER_TIMEOUT:
    'The server "{{address}}" did not answer in time (limit in seconds: {{seconds}}). Planning goes on with what is here, and what waits to be sent is kept. Try again later.',
  SERVER_FAILED:
    'The server "{{address}}" answered with an error (status {{status}}). Nothing of that answer was used, and what waits to be sent is kept. Try again later, or tell whoever runs the server.',
  SERVER_REFUSED:
    'The server "{{address}}" refused what was asked: {{said}}. Nothing of that request was done there, and what waits to be sent is kept. Have the rights or the rule behind it checked in that system, then try again.',
  SERVER_ANSWER_INVALID:
    'The answer of the server "{{address}}" could not be understood: {{reason}}. Nothing of it was used. Check that the address points at the right service.',

  CERTIFICATE_REFUSED:
    'The certificate of the server "{{address}}" is not trusted ({{reason}}), so nothing was said to it. What waits to be sent is kept. Check the address; where the company has a certificate authority of its own, give the file of its certificates in the connection.',
  HOST_KEY_UNKNOWN:
    'Nobody has confirmed the key of the server "{{address}}" yet: {{fingerprint}}. No password was sent. Compare it with what whoever runs the server says, enter it as the host key of the connection and try again.',
  HOST_KEY_CHANGED:
    'The server "{{address}}" shows another key than the confirmed one: {{fingerprint}}. It may be another server, so no password was sent. Ask whoever runs it; only if the key was changed on purpose, enter the new one in the connection.',
  DRIVER_MISSING:
    'The driver for {{system}} is not installed. Everything else works without it, and nothing was read or sent. Run "{{command}}" in the folder of the program and try again.',

  PULL_RUNNING:
    'A pull is already running. It was not disturbed. Wait until it ends, or cancel it first.',
  PULL_EMPTY:
    'The connection "{{connection}}" delivered no usable rows. No snapshot was made, and the plan stays on the last one. Check the findings and the place the data comes from.',
  RULE_UNUSABLE:
    'The rule "{{rule}}" cannot be kept like this: {{name}} must be {{expected}}. The rule is as it was. Correct the value and save again.',
  FIX_UNUSABLE:
    'This fix cannot be made: {{reason}} ({{value}}). Nothing was changed. Correct it and try again.',
  GATE_OUTDATED:
    'Somebody has set the gate meanwhile. It was not changed. Look at it as it is now, then set it again.',
  LET_THROUGH_NEEDS_REASON:
    'The gate holds this snapshot back ({{rules}}). The plan stays where it is. Give the reason for planning on it all the same; it is kept on record.',
  SNAPSHOT_MISSING:
    'The snapshot {{snapshot}} is not in the workspace. The journal and all other snapshots are unchanged. Restore its file from a backup, or pull the data again.',
  SNAPSHOT_IN_USE:
    'The snapshot {{snapshot}} is still needed, so it was not removed. Nothing was changed. The list of snapshots says what needs it.',
  SNAPSHOT_DAMAGED:
    'The snapshot {{snapshot}} is not as it was sealed, so it was not used. The journal and all other snapshots are unchanged. Restore its file from a backup, or pull the data again.',

  MATCH_REFUSED:
    '{{code}} was not matched with {{canonical}}: {{reason}}. Nothing was changed. Choose another record, or say that both are meant to be one.',
  NO_PLAN:
    'There is no plan yet, because no data has been pulled. Nothing is lost. Pull the data first.',
  PLANNING_STOPPED:
    'The calculation stopped unexpectedly and is being started again. Every saved edit is safe in the journal. Repeat the last step if it is not shown.',
  ENTRY_NOT_UNDERSTOOD:
    'The entry "{{entry}}" cannot be taken: {{reason}}. The cell keeps its value. Type a number such as 1200 or 1.2k, or +250, -5%, *1.2, =prev or =ly.',
  CELL_NOT_EDITABLE:
    'This cell cannot be edited ({{measure}}, {{period}}). Its value is unchanged. Edit the override or the planned supply of a period that is still open.',
  CELL_LOCKED:
    'This cell is locked ({{measure}}, {{period}}). Its value is unchanged. Lift the lock first, or edit a cell that is not locked.',
  TOTAL_OUT_OF_REACH:
    'This total cannot be reached ({{measure}}, {{period}}): {{reason}}. Nothing was changed. The locked cells below it add up to {{reach}}: type that or more, or lift some of their locks.',
  PERIOD_FENCED:
    'The period {{period}} lies inside the time fence of your role ({{role}}, periods: {{fence}}). Nothing was changed. Choose a later period, or ask somebody who may: {{who}}.',
  COMMENT_OF_ANOTHER:
    'This comment is by {{author}}; only its author can change or remove it. Nothing was changed. Answer it, or ask {{author}}.',
  OVERRIDE_NOT_ALLOWED:
    'Your role ({{role}}) may not override the demand of family {{family}} ({{period}}). Nothing was changed. Ask somebody who may: {{who}}.',
  OVERRIDE_BEYOND_CAP:
    'The layers say {{layers}} for family {{family}} in {{period}}, and an override may differ from that by {{percent}} % at most. Nothing was changed. Type a number that comes to between {{least}} and {{most}}, or ask the process owner for another limit.',
  OVERRIDE_NEEDS_REASON:
    'The layers say {{layers}} for family {{family}} in {{period}}: an override that differs by more than {{percent}} % needs a reason. Nothing was changed. Give a reason and enter the number again.',
  POLICY_UNUSABLE:
    'The demand policy cannot be used: {{reason}}. The policy in force is unchanged. Correct it and save again.',
  SPLIT_NEEDS_CONFIRMATION:
    'This split takes some children far from their share or leaves them with nothing ({{count}}): {{children}}. Nothing was changed. Look at the preview, then confirm it, choose another rule or lift locks.',
  REASON_REQUIRED:
    'Your role ({{role}}) gives a reason from the list with every edit here. Nothing was changed. Choose one of: {{codes}}.',
  WEIGHTS_NOT_USABLE:
    'The total cannot be split by these weights: {{reason}} ({{names}}). Nothing was changed. Give weights to the children right below the cell, or name a measure of the same side.',
  NOTHING_SELECTED:
    'No plan line matches the selection. Nothing was changed. Check the attributes and their values.',
  SUCCESSION_CIRCULAR:
    '{{item}} would come to take its own place, or to sell as itself, by way of {{other}}. Nothing was changed. Name another item, or take back what ties {{other}} to {{item}}.',
  VIEW_FILE_UNUSABLE:
    'The view was not taken: {{reason}} ({{what}}). The views of this workspace are unchanged. Choose a file that “Share as file” wrote, or give the view another name.',
  NOTHING_TO_UNDO: 'There is nothing to undo in this scenario. The plan is unchanged.',
  NOTHING_TO_REDO: 'There is nothing to redo in this scenario. The plan is unchanged.',
  FORMULA_NOT_UNDERSTOOD:
    'The formula "{{formula}}" was not understood at character {{place}}: {{fault}}. Nothing was saved. Correct that place and save again.',
  MEASURE_KEY_TAKEN:
    'The word "{{key}}" cannot name a measure: it is taken, or has other characters than small letters, digits and underscores. Nothing was saved. Choose another word.',
  MEASURE_IN_USE:
    'The measure "{{measure}}" is read by other measures: {{readers}}. Nothing was changed. Change or remove those first.',
  SCENARIO_CLOSED:
    'The scenario "{{scenario}}" is discarded and cannot be changed. Its changes are kept. Restore it first, or work in another scenario.',
  SCENARIO_LOCKED:
    'The scenario "{{scenario}}" is locked and cannot be changed. Nothing was changed. Unlock it first, or work in another scenario.',
  SCENARIO_IS_BASE:
    'The base plan can neither be discarded nor given a colour. Nothing was changed. Undo its changes, or choose a scenario instead.',
  SCENARIO_NAME_TAKEN:
    'There is an open scenario of the name "{{name}}" already. Nothing was created. Choose another name.',
  DRIVER_WITHOUT_EFFECT:
    'The driver touches nothing in this plan: {{reason}}. It was not added. Correct what it selects, or its months.',
  MERGE_CONFLICT:
    'Both plans changed the same cells or drivers differently, and nobody has chosen yet (still open: {{count}}; the first: {{what}}). Nothing was merged. Choose a side for each, or leave them out.',
  MERGE_OUTDATED:
    'The plan "{{scenario}}" was changed since this merge was prepared. Nothing was merged. Look at what is to be merged once more, then merge again.',
  MERGE_BLOCKED:
    'Some of what was chosen cannot be written into "{{into}}" ({{reason}}, {{count}} of them; the first: {{what}}). Nothing was merged. Leave them out, or lift what keeps them closed.',
  MERGE_EMPTY:
    'There is nothing to merge: "{{into}}" already has what was chosen. Nothing was changed. Choose other changes, or discard the scenario if it is done with.',

  DECISION_INCOMPLETE:
    'The decision cannot be proposed yet; still missing: {{fields}}. The draft is saved. Fill in what is missing and propose it again.',
  DECISION_STATE:
    'Decision {{number}} does not allow this step in its present state ({{state}}). Nothing was changed. Refresh to see what happened to it.',
  DECISION_CHANGED:
    'The plan behind decision {{number}} has changed since it was proposed, so it was not approved. The record and the plan are both kept. Return it to draft, check the figures and propose it again.',
  TARGET_CONFLICT:
    'The target holds values that differ from what was last published (differing values: {{count}}). Nothing was sent, and the approved record is kept. Compare both sides and choose which to keep.',
  TARGET_LACKS:
    'The target "{{address}}" does not have “{{value}}”, which the plan names. Nothing was sent, and the approved record is kept. Create it there under that code, then send again.',
  WORKBOOK_UNUSABLE:
    '“{{file}}” cannot be imported: {{reason}}. The plan is unchanged. Import a workbook that was exported from this workspace, or export the view again and edit that file.',
  EXPORT_TOO_LARGE:
    'The view has {{cells}} cells; a workbook that can be read back holds {{most}}. No file was written. Show fewer levels or measures, filter the rows, or export as CSV.',
  IMPORT_OUTDATED:
    'The plan was changed after the file was compared with it. Nothing of the file was taken. Import the file again to see what differs now.',
  LINK_USED:
    'This link was already used or is no longer valid. The workspace is unchanged. Start the program again to get a new link.',
}
