/** A column as the service describes it: one facet says its type. */
export type Column = {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly columnGroup: string
  readonly hidden: boolean
  readonly indexed: boolean
  readonly enforceUniqueValues: boolean
  readonly readOnly: boolean
  readonly required: boolean
  readonly text?: TextFacet | undefined
  readonly number?: NumberFacet | undefined
  readonly dateTime?: { readonly displayAs: string; readonly format: "dateOnly" | "dateTime" } | undefined
  readonly choice?: ChoiceFacet | undefined
  readonly boolean?: Readonly<Record<string, never>> | undefined
  readonly personOrGroup?: { readonly allowMultipleSelection: boolean } | undefined
}

export type TextFacet = {
  readonly allowMultipleLines: boolean
  readonly appendChangesToExistingText: boolean
  readonly linesForEditing: number
  readonly maxLength?: number | undefined
  readonly textType?: "plain" | "richText" | undefined
}

export type NumberFacet = {
  readonly decimalPlaces: string
  readonly displayAs: string
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}

export type ChoiceFacet = {
  readonly allowTextEntry: boolean
  readonly choices: readonly string[]
  readonly displayAs: string
}

export type FieldValue = string | number | boolean

export const isNote = (column: Column) => column.text?.allowMultipleLines === true
