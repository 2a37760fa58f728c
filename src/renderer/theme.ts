import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorSchemeManager,
  type VariantColorsResolver,
} from '@mantine/core'

// Fixed colour roles; the hex values are the table in visual.md.
const light = {
  chrome: '#f4f2ed',
  paper: '#fdfcfa',
  raised: '#ffffff',
  hover: '#efece6',
  line: '#e8e4dc',
  line2: '#d5cfc4',
  lineStrong: '#928a7d',
  ink: '#211f1b',
  ink2: '#57524a',
  ink3: '#676157',
  off: '#a29c91',
  accent: '#27507f',
  accentHover: '#1e4068',
  onAccent: '#ffffff',
  accentSoft: '#e5ecf4',
  bad: '#a5312a',
  good: '#2c6643',
}
const dark: typeof light = {
  chrome: '#151513',
  paper: '#1b1b19',
  raised: '#242321',
  hover: '#262523',
  line: '#2d2c29',
  line2: '#403e3a',
  lineStrong: '#78736a',
  ink: '#e7e4dd',
  ink2: '#b3aea4',
  ink3: '#a19b90',
  off: '#615d56',
  accent: '#94b8e6',
  accentHover: '#b0cbee',
  onAccent: '#10202f',
  accentSoft: '#222e3c',
  bad: '#f09a8f',
  good: '#8ac79d',
}
const roles = (r: typeof light) => ({
  '--mantine-color-body': r.paper,
  '--mantine-color-text': r.ink,
  '--mantine-color-bright': r.ink,
  '--mantine-color-dimmed': r.ink3,
  '--mantine-color-placeholder': r.ink3,
  '--mantine-color-default': r.raised,
  '--mantine-color-default-hover': r.hover,
  '--mantine-color-default-color': r.ink,
  '--mantine-color-default-border': r.line2,
  '--mantine-color-anchor': r.accent,
  '--mantine-color-error': r.bad,
  '--mantine-color-success': r.good,
  '--mantine-color-disabled': r.hover,
  '--mantine-color-disabled-color': r.off,
  '--mantine-color-disabled-border': r.line,
  // the named colour, because Button and friends read it; the primary-color-* aliases follow it
  '--mantine-color-prussian-filled': r.accent,
  '--mantine-color-prussian-filled-hover': r.accentHover,
  '--mantine-primary-color-contrast': r.onAccent,
  '--mantine-color-prussian-light': r.accentSoft,
  '--mantine-color-prussian-light-hover': r.accentSoft,
  '--mantine-color-prussian-light-color': r.accent,
  '--mantine-color-prussian-text': r.accent,
  '--mantine-color-prussian-outline': r.accent,
  '--postil-chrome': r.chrome,
  '--postil-raised': r.raised,
  '--postil-line': r.line,
  '--postil-line-strong': r.lineStrong,
  '--postil-ink-2': r.ink2,
})
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: roles(light),
  dark: roles(dark),
})

/** What stands on the accent. The library would choose white or black by the light theme's accent, in both themes. */
const ON_ACCENT = 'var(--mantine-primary-color-contrast)'
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colors, color: ON_ACCENT } : colors
}

export const theme = createTheme({
  primaryColor: 'prussian',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver,
  black: '#211f1b',
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    gray: [
      '#f4f2ed',
      '#efece6',
      '#e8e4dc',
      '#d5cfc4',
      '#b9b2a6',
      '#928a7d',
      '#676157',
      '#57524a',
      '#3a3630',
      '#211f1b',
    ],
    dark: [
      '#e7e4dd',
      '#b3aea4',
      '#a19b90',
      '#78736a',
      '#403e3a',
      '#302f2c',
      '#242321',
      '#1b1b19',
      '#151513',
      '#0e0e0d',
    ],
    prussian: [
      '#eef3f8',
      '#e5ecf4',
      '#b9cbe0',
      '#94b8e6',
      '#6a94c6',
      '#4a76aa',
      '#356194',
      '#27507f',
      '#1e4068',
      '#162f4d',
    ],
  },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'Inter Variable', system-ui, sans-serif",
  headings: {
    fontFamily: "'Source Serif 4 Variable', Georgia, serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '2.25rem' },
      h2: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.25rem' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.3333', sm: '1.5385', md: '1.4286', lg: '1.5', xl: '1.5556' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.25rem', md: '0.375rem', lg: '0.625rem', xl: '0.625rem' },
  defaultRadius: 'md',
  breakpoints: { xs: '30em', sm: '50em', md: '75em', lg: '85em', xl: '120em' },
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 32, variant: 'subtle', color: 'gray' } },
    Checkbox: { defaultProps: { iconColor: ON_ACCENT, radius: 'sm' } },
    Radio: { defaultProps: { iconColor: ON_ACCENT } },
    // The keyboard begins on the first choice, not on an element that a screen reader knows nothing of.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
})

/** The theme is one of the person's preferences; asking the page's own store for it besides would hold up the first paint. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: (usual) => usual,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}
