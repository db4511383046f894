// What the order system itself knows of a customer. A real one has a database here.
export interface CustomerRecord {
  originalId: string;
}

export function customerRecord(originalId: string): CustomerRecord {
  return { originalId };
}
