/** A CSL style or locale as text; scripts/csl-plugin.mjs says where it comes from. */
declare module 'csl:*' {
  export const text: string
}
