/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-words.h"

G_BEGIN_DECLS

/* Words of the screen's language: the process's gettext.  Never freed. */
RungWords *rung_translator_get_screen (void);
/* Words of a tag (zh-CN, zh, en, en-GB ...), read from the installed catalogue with
 * the fallback zh-CN -> zh -> en; made once per tag and kept.  Any thread. */
RungWords *rung_translator_get        (const char *language);

G_END_DECLS
