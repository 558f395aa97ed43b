/** Why staff opened what is masked, where their task says it by itself. Residents read it beside what staff typed. */
export const openReasons = {
  residence: '核对住址',
  consent: '核实本人是否同意',
} as const;
