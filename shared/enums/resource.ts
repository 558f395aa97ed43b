/** What services need: places, things, and people of the centre or from the neighbourhood. */
export const resourceKinds = ['room', 'equipment', 'staff', 'talent'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

export const resourceStates = ['active', 'retired'] as const;
export type ResourceState = (typeof resourceStates)[number];

/** When a service takes what it needs: with its slots as soon as they are made, or with the first claim of a slot. */
export const occupations = ['none', 'slot', 'claim'] as const;
export type Occupies = (typeof occupations)[number];

/** Why staff take a resource out: a use of the centre's own, a thing that is not fit, somebody who is away. */
export const blockKinds = ['meeting', 'repair', 'absence'] as const;
export type BlockKind = (typeof blockKinds)[number];

export const blockStates = ['active', 'lifted'] as const;
export type BlockState = (typeof blockStates)[number];

/** Why a slot can't begin at some time: gone by, beyond the days that are open, the centre is shut, or who it needs isn't to be had. */
export const moveObstacles = ['past', 'beyond', 'shut', 'own_time', 'taken', 'away', 'retired'] as const;
export type MoveObstacle = (typeof moveObstacles)[number];
