/** The presets, each including the ones before it. */
export const presetNames = ['recommended', 'strict', 'migrate'] as const;
export type PresetName = (typeof presetNames)[number];
