/** Objects of an organisation as the peer declares them; shapes from Salesforce's public documentation. */

export interface PeerField {
  readonly name: string
  readonly type:
    | 'id'
    | 'string'
    | 'textarea'
    | 'picklist'
    | 'double'
    | 'currency'
    | 'percent'
    | 'int'
    | 'boolean'
    | 'date'
    | 'datetime'
    | 'reference'
  /** The objects a reference leads to, and what the way there is called. */
  readonly referenceTo?: readonly string[]
  readonly relationshipName?: string
  readonly externalId?: boolean
  readonly calculated?: boolean
}

export interface PeerObject {
  readonly name: string
  /** The first three signs of its Ids. */
  readonly prefix: string
  readonly fields: readonly PeerField[]
  /** Names are numbered: `DR-{000001}`. */
  readonly autoNumber?: string
  /** Bulk API does not know it. */
  readonly withoutBulk?: boolean
}

const field =
  (type: PeerField['type']) =>
  (name: string): PeerField => ({ name, type })
export const text = field('string')
export const longText = field('textarea')
export const double = field('double')
export const money = field('currency')
export const percent = field('percent')
export const whole = field('int')
export const flag = field('boolean')
export const day = field('date')
export const instant = field('datetime')
export const externalId = (name: string): PeerField => ({ name, type: 'string', externalId: true })
export const reference = (name: string, to: string): PeerField => ({
  name,
  type: 'reference',
  referenceTo: [to],
  relationshipName: name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, ''),
})

/** What every record has. */
export const systemFields: readonly PeerField[] = [
  field('id')('Id'),
  flag('IsDeleted'),
  instant('CreatedDate'),
  instant('LastModifiedDate'),
  instant('SystemModstamp'),
]

/** What the connector publishes into, as docs/connecting-salesforce.md has it made. */
export const decisionObjects: readonly PeerObject[] = [
  {
    name: 'Evenkeel_Decision__c',
    prefix: 'a0D',
    autoNumber: 'DR-',
    fields: [
      text('Name'),
      externalId('Evenkeel_Key__c'),
      text('State__c'),
      double('Number__c'),
      longText('Question__c'),
      longText('Choice__c'),
      longText('Reason__c'),
      text('Owner_Name__c'),
      text('Due__c'),
      text('Decided_By__c'),
      instant('Decided_At__c'),
      text('Hash__c'),
      double('Line_Count__c'),
      double('Part_Count__c'),
    ],
  },
  {
    name: 'Evenkeel_Document_Part__c',
    prefix: 'a0P',
    autoNumber: 'DP-',
    fields: [
      text('Name'),
      externalId('Evenkeel_Part__c'),
      text('Decision_Key__c'),
      double('Position__c'),
      longText('Text__c'),
    ],
  },
  {
    name: 'Evenkeel_Plan_Line__c',
    prefix: 'a0L',
    autoNumber: 'PL-',
    fields: [
      text('Name'),
      externalId('Evenkeel_Line__c'),
      text('Measure__c'),
      text('Item__c'),
      text('Customer__c'),
      text('Site__c'),
      text('Month__c'),
      double('Quantity__c'),
      text('Decision_Key__c'),
    ],
  },
]
