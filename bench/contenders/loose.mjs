// For servers whose answers vary as the vendor's documentation does: what validators need beside their schemas.

/** Brings the forms of the envelope into one: older servers write `MsgTime`, and leave fields out. */
export function evenEnvelope({ MsgTime, msgTime = MsgTime, requestId = null, errdesc = null, ...rest }) {
  return { msgTime, requestId, errdesc, ...rest };
}

/** An integer in a text. */
export const integerText = /^-?\d+$/;
