// `npm run screenshots`: pictures of every screen in both themes at two window sizes, into screenshots/.
process.env.POSTIL_SHOTS = '1'
await import('./e2e.mjs')
