/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-timeline-canvas.h"

G_BEGIN_DECLS

/* The named zooms, closer and farther, and the way to today: buttons for the "timeline.…" actions of zooming. */
#define RUNG_TYPE_ZOOM_BAR (rung_zoom_bar_get_type ())
G_DECLARE_FINAL_TYPE (RungZoomBar, rung_zoom_bar, RUNG, ZOOM_BAR, GtkWidget)

GtkWidget  *rung_zoom_bar_new       (RungTimelineCanvas *canvas); /* whose zoom it shows */
/* Whether there is something to zoom; the other buttons have actions that say it. */
void        rung_zoom_bar_set_can_zoom (RungZoomBar     *self,
                                        gboolean         can_zoom);
/* The same as a menu, for where there is no room for buttons. */
GMenuModel *rung_zoom_bar_make_menu (void) G_GNUC_WARN_UNUSED_RESULT;
/* What "timeline.zoom" is told: "career", "role", "year", "quarter"; RUNG_N_ZOOMS for another text. */
RungZoom    rung_zoom_from_text     (const char         *text);

/* For the page around it: + − Ctrl+0 Home wherever on the page the focus is. */
void       rung_zoom_bar_add_keys  (GtkWidgetClass *page_class);

G_END_DECLS
