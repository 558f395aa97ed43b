/** How the places of a service or slot are given: to who comes first, or drawn by lot (摇号). */
export const allocations = ['first_come', 'lottery'] as const;
export type Allocation = (typeof allocations)[number];

/** Values that nobody here controls and nobody knows before: the numbers of the state lottery, 3D and Kuaile 8. */
export const beacons = ['welfare_3d', 'welfare_kl8'] as const;
export type Beacon = (typeof beacons)[number];

/** What becomes of places that nobody has been drawn for. */
export const leftovers = ['first_come', 'closed'] as const;
export type Leftover = (typeof leftovers)[number];

/** `closed`: the list is fixed and its hash published, the value awaited. */
export const drawStates = ['open', 'closed', 'drawn', 'void'] as const;
export type DrawState = (typeof drawStates)[number];

export const voidReasons = ['no_entries', 'no_value', 'slot_closed'] as const;
export type VoidReason = (typeof voidReasons)[number];

/** `reserve`: drawn into the line of the slot; `lost`: neither; `gone`: deleted after the list was fixed. */
export const entryStates = ['entered', 'withdrawn', 'won', 'reserve', 'lost', 'void', 'gone'] as const;
export type EntryState = (typeof entryStates)[number];
