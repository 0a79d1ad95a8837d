/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest word that is stemmed; longer ones are no English. */
#define RUNG_STEM_MAX_LETTERS 64

gsize rung_stem_english (char  *word,
                         gsize  length);

G_END_DECLS
