/** The three parts of the client's window. */
export const panes = ["list", "chat", "sidebar"] as const;
export type Pane = (typeof panes)[number];
