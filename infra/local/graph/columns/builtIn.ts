import type { Column } from "./column.ts"

const plain = {
  description: "",
  columnGroup: "Custom Columns",
  hidden: false,
  indexed: false,
  enforceUniqueValues: false,
  required: false,
}

const line = { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 }

const instant = { displayAs: "default", format: "dateTime" } as const

const person = { allowMultipleSelection: false }

/** The columns every generic list is born with; their ids are the same in every SharePoint. */
export const builtInColumns = (): Column[] => [
  {
    ...plain,
    id: "fa564e0f-0c70-4ab9-b863-0177e6ddd247",
    name: "Title",
    displayName: "Title",
    readOnly: false,
    text: line,
  },
  {
    ...plain,
    id: "1d22ea11-1e32-424e-89ab-9fedbadb6ce1",
    name: "ID",
    displayName: "ID",
    readOnly: true,
    indexed: true,
    number: { decimalPlaces: "none", displayAs: "number" },
  },
  {
    ...plain,
    id: "c042a256-787d-4a6f-8a8a-cf6ab767f12d",
    name: "ContentType",
    displayName: "Content Type",
    readOnly: true,
    text: line,
  },
  {
    ...plain,
    id: "28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f",
    name: "Modified",
    displayName: "Modified",
    readOnly: true,
    dateTime: instant,
  },
  {
    ...plain,
    id: "8c06beca-0777-48f7-91c7-6da68bc07b69",
    name: "Created",
    displayName: "Created",
    readOnly: true,
    dateTime: instant,
  },
  {
    ...plain,
    id: "1df5e554-ec7e-46a6-901d-d85a3881cb18",
    name: "Author",
    displayName: "Created By",
    readOnly: true,
    personOrGroup: person,
  },
  {
    ...plain,
    id: "d31655d1-1d5b-4511-95a1-7a09e9b75bf2",
    name: "Editor",
    displayName: "Modified By",
    readOnly: true,
    personOrGroup: person,
  },
  {
    ...plain,
    id: "67df98f4-9dec-48ff-a553-29bece9c5bf4",
    name: "Attachments",
    displayName: "Attachments",
    readOnly: true,
    boolean: {},
  },
]

/** Names that appear among an item's fields without being columns of their own; none can be written or made. */
export const computedNames: readonly string[] = [
  "id",
  "AuthorLookupId",
  "EditorLookupId",
  "AppAuthorLookupId",
  "AppEditorLookupId",
  "_UIVersionString",
  "Edit",
  "LinkTitleNoMenu",
  "LinkTitle",
  "ItemChildCount",
  "FolderChildCount",
  "_ComplianceFlags",
  "_ComplianceTag",
  "_ComplianceTagWrittenTime",
  "_ComplianceTagUserId",
]
