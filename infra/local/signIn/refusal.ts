/** A token endpoint's refusal, in Microsoft's words: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export type Refusal = { status: number; error: string; code: number; description: string; suberror?: string }

export const refusals = {
  unknownTenant: (tenant: string): Refusal => ({
    status: 400,
    error: "invalid_request",
    code: 90002,
    description: `Tenant '${tenant}' not found.`,
  }),
  unknownApp: (clientId: string): Refusal => ({
    status: 400,
    error: "unauthorized_client",
    code: 700016,
    description: `Application with identifier '${clientId}' was not found in the directory.`,
  }),
  noSecret: (): Refusal => ({
    status: 401,
    error: "invalid_client",
    code: 7000218,
    description: "The request body must contain the following parameter: 'client_secret'.",
  }),
  wrongSecret: (clientId: string): Refusal => ({
    status: 401,
    error: "invalid_client",
    code: 7000215,
    description: `Invalid client secret provided for app '${clientId}'.`,
  }),
  unknownGrant: (grant: string): Refusal => ({
    status: 400,
    error: "unsupported_grant_type",
    code: 70003,
    description: `The app requested an unsupported grant type '${grant}'.`,
  }),
  notDefaultScope: (scope: string): Refusal => ({
    status: 400,
    error: "invalid_scope",
    code: 1002012,
    description: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
  }),
  noResourceScope: (scope: string): Refusal => ({
    status: 400,
    error: "invalid_scope",
    code: 70011,
    description: `The provided value for the input parameter 'scope' is not valid. The scope '${scope}' names no known resource.`,
  }),
  badAssertion: (): Refusal => ({
    status: 400,
    error: "invalid_grant",
    code: 50013,
    description: "Assertion failed signature validation.",
  }),
  foreignAssertion: (clientId: string): Refusal => ({
    status: 400,
    error: "invalid_grant",
    code: 500131,
    description: `Assertion audience does not match the client app presenting the assertion ('${clientId}').`,
  }),
  expiredAssertion: (): Refusal => ({
    status: 400,
    error: "invalid_grant",
    code: 500133,
    description: "Assertion is not within its valid time range.",
  }),
  appAssertion: (): Refusal => ({
    status: 400,
    error: "invalid_grant",
    code: 50027,
    description: "The assertion was not issued to a person: on-behalf-of needs a person's token.",
  }),
  consentNeeded: (clientId: string): Refusal => ({
    status: 400,
    error: "invalid_grant",
    code: 65001,
    suberror: "consent_required",
    description: `The user or administrator has not consented to use the application with ID '${clientId}'.`,
  }),
}

export function refusalBody(refusal: Refusal, correlationId: string) {
  return {
    error: refusal.error,
    error_description: `AADSTS${refusal.code}: ${refusal.description}`,
    error_codes: [refusal.code],
    timestamp: new Date().toISOString(),
    correlation_id: correlationId,
    trace_id: correlationId,
    ...(refusal.suberror && { suberror: refusal.suberror }),
  }
}
