export type Tone = 'brand' | 'ok' | 'warn' | 'error' | 'muted' | 'violet' | 'teal';
