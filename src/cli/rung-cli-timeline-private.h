/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-cli.h"
#include "rung-timeline-scene.h"

G_BEGIN_DECLS

/* In the order of RungZoom. */
extern const char *const rung_cli_zooms[];

void rung_cli_timeline_to_json (RungCli           *cli,
                                RungTimelineScene *scene,
                                GString           *out);

G_END_DECLS
