/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-time-pane.h"

G_BEGIN_DECLS

/* Editing on a pane of time, by hand and by key.  It lives as long as its pane. */
#define RUNG_TYPE_TIME_EDIT (rung_time_edit_get_type ())
G_DECLARE_FINAL_TYPE (RungTimeEdit, rung_time_edit, RUNG, TIME_EDIT, GObject)

RungTimeEdit *rung_time_edit_attach     (RungTimePane         *pane);
RungTimeEdit *rung_time_edit_get        (RungTimePane         *pane); /* nullable: not attached */

/* A drag: what was picked, from where to where; days, their fraction a part of that day. */
gboolean      rung_time_edit_begin      (RungTimeEdit         *self,
                                         const RungTimeTarget *target,
                                         double                day);
void          rung_time_edit_update     (RungTimeEdit         *self,
                                         double                day);
/* Steps of what has the focus; several are one edit until it is ended. */
gboolean      rung_time_edit_step       (RungTimeEdit         *self,
                                         RungTimePart          part,
                                         int                   steps);
gboolean      rung_time_edit_is_active  (RungTimeEdit         *self);
gboolean      rung_time_edit_get_span   (RungTimeEdit         *self,
                                         RungSpan             *span);
gboolean      rung_time_edit_end        (RungTimeEdit         *self);
void          rung_time_edit_cancel     (RungTimeEdit         *self);

/* What has the focus: F2 and Delete. */
gboolean      rung_time_edit_open       (RungTimeEdit         *self);
gboolean      rung_time_edit_delete     (RungTimeEdit         *self);

G_END_DECLS
