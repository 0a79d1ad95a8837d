/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "rung-day.h"

G_BEGIN_DECLS

/* Packs spans into as few rows as can be, so that no two of a row overlap: first
 * fit by first day.  Returns the number of rows; rows[i] is the row of spans[i].
 * O(n log n). */
guint rung_lanes_pack (const RungSpan *spans,
                       guint           n_spans,
                       guint          *rows);

G_END_DECLS
