// Events: what a stage waits for when nobody can put a day to it yet.

const openers =
  /^(?:by|at|after|following|on|upon|when|once|before|prior to|until|within|subject to|dependent|depending|in line with|as part of|as required|as needed|as and when|as necessary|if|pending|post|pre|(?:over the )?(?:next )?\d+ (?:working )?(?:day|week|month|year)s?)\b/i

const occasions =
  /\b(?:meetings?|elections?|conference|agm|assembly|appointment|approval|adoption|publication|issue|committee|cabinet|review|audit|inspection|survey|appraisals?|budget setting|start of term)\b/i

/** Whether words without a date name something to wait for: "by next meeting", "annual assembly"; where they say how often
 *  ("annual review"), the occasion alone is nothing to wait for. */
export const isEvent = (words: string, isRhythm: boolean) => openers.test(words) || (!isRhythm && occasions.test(words))
