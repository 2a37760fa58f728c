import type { Plugin } from 'vite'

export function cslFiles(): Plugin
