import { commentCommands } from './comment-commands'
import { editCommands } from './edit-commands'
import { keepingCommands } from './keeping-commands'
import { moveCommands } from './move-commands'
import { noteCommands } from './note-commands'
import { postCommands } from './post-commands'
import { registerCommands } from './registry'
import { siteCommands } from './site-commands'
import { sourceCommands } from './source-commands'
import { viewCommands } from './view-commands'
import { writingCommands } from './writing-commands'

/** The one command table. A part of the program with commands of its own adds its list here. */
registerCommands([
  ...postCommands,
  ...editCommands,
  ...writingCommands,
  ...moveCommands,
  ...noteCommands,
  ...sourceCommands,
  ...siteCommands,
  ...viewCommands,
  ...commentCommands,
  ...keepingCommands,
])
