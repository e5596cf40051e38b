/** The custom objects in which an organisation keeps decisions and agreed figures. */

/** One record a decision; `Evenkeel_Key__c` is its external id. */
export const decisionObject = 'Evenkeel_Decision__c'
export const decisionKey = 'Evenkeel_Key__c'
/** The document of a decision in parts, for a text field holds 131,072 characters; external id `Evenkeel_Part__c`. */
export const partObject = 'Evenkeel_Document_Part__c'
export const partKey = 'Evenkeel_Part__c'
/** One record an agreed figure; `Evenkeel_Line__c` is its external id. */
export const lineObject = 'Evenkeel_Plan_Line__c'
export const lineExternalKey = 'Evenkeel_Line__c'

/** Most records of one request. */
export const recordsAtOnce = 200
/** Characters of one part of the document. */
export const partLength = 100_000
