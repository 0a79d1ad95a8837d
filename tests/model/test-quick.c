/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines as people type them in a hurry, on Monday 23 November 2026. */

#include "rung-quick.h"

#include <string.h>

#include "rung-day.h"
#include "rung-test-plan.h"

typedef struct
{
  const char *text;
  const char *title; /* NULL: the text as it is */
  const char *start; /* NULL: none */
  const char *due;
  char        priority; /* h, l; 0: normal */
  const char *responsibilities; /* uids, a space between */
  const char *problems;         /* states, a space between */
} Case;

static const Case goals[] = {
  /* The line of the manual. */
  { "Write runbook by 14 Nov !high #bugs", "Write runbook", NULL, "2027-11-14", 'h', "bugs" },
  { "写运行手册 11月14日前 !高 #缺陷", "写运行手册", NULL, "2027-11-14", 'h', "bugs" },
  { "Learn Rust from 1 Dec until end of March !low #fix #core", "Learn Rust", "2026-12-01", "2027-03-31", 'l', "bugs features" },
  /* Nothing to understand. */
  { "Write the runbook" }, { "写运行手册" }, { "" }, { "  ", "" }, { "a", "a" },
  /* Near days. */
  { "Call Anna today", "Call Anna", NULL, "2026-11-23" },
  { "Call Anna tonight", "Call Anna", NULL, "2026-11-23" },
  { "Call Anna tomorrow", "Call Anna", NULL, "2026-11-24" },
  { "Call Anna Tomorrow.", "Call Anna.", NULL, "2026-11-24" },
  { "Call Anna the day after tomorrow", "Call Anna", NULL, "2026-11-25" },
  { "By tomorrow call Anna", "call Anna", NULL, "2026-11-24" },
  { "Call Anna yesterday" },
  /* Distances. */
  { "Finish review in 3 days", "Finish review", NULL, "2026-11-26" },
  { "Finish review in two weeks", "Finish review", NULL, "2026-12-07" },
  { "Finish review in a month", "Finish review", NULL, "2026-12-23" },
  { "Finish within 2 weeks the review", "Finish the review", NULL, "2026-12-07" },
  { "Learn Python in 24 hours" }, { "Run 3 days" },
  { "Learn C in 21 days with Anna" },
  /* Weekdays: the next such day, today excepted. */
  { "Send minutes Friday", "Send minutes", NULL, "2026-11-27" },
  { "Send minutes by Monday", "Send minutes", NULL, "2026-11-30" },
  { "Send minutes on Fri", "Send minutes", NULL, "2026-11-27" },
  { "Send minutes this Friday", "Send minutes", NULL, "2026-11-27" },
  { "Send minutes next Friday", "Send minutes", NULL, "2026-12-04" },
  { "Send minutes before Friday", "Send minutes", NULL, "2026-11-26" },
  { "Prepare for Black Friday" }, { "Plan the Friday" }, { "Meet every Friday" }, { "Call Anna Friday" },
  { "Enjoy the sun" }, { "Where we sat" }, { "Write by Friday’s meeting notes" }, { "Survive casual Friday" },
  { "Send minutes by Friday to all", "Send minutes to all", NULL, "2026-11-27" },
  /* Days of the calendar. */
  { "Ship 14 Dec", "Ship", NULL, "2026-12-14" },
  { "Ship 14th of December", "Ship", NULL, "2026-12-14" },
  { "Ship December 14th", "Ship", NULL, "2026-12-14" },
  { "Ship Dec 14, 2027", "Ship", NULL, "2027-12-14" },
  { "Ship on Friday, 14 May", "Ship", NULL, "2027-05-14" },
  { "Ship by 14 November 2027", "Ship", NULL, "2027-11-14" },
  { "Ship by the 14th of November", "Ship", NULL, "2027-11-14" },
  { "Ship by 23 Nov", "Ship", NULL, "2026-11-23" },
  { "Ship by 22 Nov", "Ship", NULL, "2027-11-22" },
  { "Ship 2026-12-14", "Ship", NULL, "2026-12-14" },
  { "Ship by 2026/12/14", "Ship", NULL, "2026-12-14" },
  { "Ship 14.12.", "Ship", NULL, "2026-12-14" },
  { "Ship 14.12.2027", "Ship", NULL, "2027-12-14" },
  { "Ship by 1.2.", "Ship", NULL, "2027-02-01" },
  { "Ship version 1.2." }, { "Ship 11/14" }, { "Ship 11.12" }, { "Ship 2026-13-14" }, { "Ship by 31 Feb" }, { "Ship by 30 Feb" },
  { "Celebrate by 29 Feb", "Celebrate", NULL, "2028-02-29" },
  { "Ship (by 14 Dec)", "Ship", NULL, "2026-12-14" },
  { "Ship, by 14 Dec", "Ship", NULL, "2026-12-14" },
  { "Ship by 14 Dec.", "Ship.", NULL, "2026-12-14" },
  { "By 14 Dec: ship", "ship", NULL, "2026-12-14" },
  { "Ship due: 14 Dec", "Ship", NULL, "2026-12-14" },
  { "Ship no later than Dec 14", "Ship", NULL, "2026-12-14" },
  { "Read letters of 14 Nov 1984" }, { "Read letters by 14 Nov 1984" },
  /* Periods: their last day; before them the day before their first. */
  { "Write the plan next week", "Write the plan", NULL, "2026-12-06" },
  { "Write the plan by next month", "Write the plan", NULL, "2026-12-31" },
  { "Write the plan before next month", "Write the plan", NULL, "2026-11-30" },
  { "Write the plan next quarter", "Write the plan", NULL, "2027-03-31" },
  { "Write the plan next year", "Write the plan", NULL, "2027-12-31" },
  { "Write the plan by end of week", "Write the plan", NULL, "2026-11-29" },
  { "Write the plan by the end of next month", "Write the plan", NULL, "2026-12-31" },
  { "Write the plan end of this quarter", "Write the plan", NULL, "2026-12-31" },
  { "Write the plan by the end of the year", "Write the plan", NULL, "2026-12-31" },
  { "Write the plan before end of March", "Write the plan", NULL, "2027-03-31" },
  { "Write the plan before March", "Write the plan", NULL, "2027-02-28" },
  { "Write the plan in March", "Write the plan", NULL, "2027-03-31" },
  { "Write the plan by Q1", "Write the plan", NULL, "2027-03-31" },
  { "Write the plan Q1 2027", "Write the plan", NULL, "2027-03-31" },
  { "Write the plan by end of Q2 2027", "Write the plan", NULL, "2027-06-30" },
  { "Write the plan by 2027", "Write the plan", NULL, "2027-12-31" },
  { "Write the plan by March 2027", "Write the plan", NULL, "2027-03-31" },
  { "Write the plan EOM", "Write the plan", NULL, "2026-11-30" },
  { "Plan next year" }, { "Plan for 2027" }, { "Budget for Q1 2027" }, { "Join the march" }, { "Ask what I may" },
  { "Read 1984 by May Smith" }, { "Read 1984" }, { "Read a novel by August Wilson" }, { "Follow 2027 trends" },
  { "Read 1984 by May", "Read 1984", NULL, "2027-05-31" },
  { "Fix bugs by 2027 Fellows" }, { "Prepare talk for tomorrow" },
  /* Starts, and both. */
  { "Learn Rust from 1 Dec", "Learn Rust", "2026-12-01" },
  { "Learn Rust from 1 Nov", "Learn Rust", "2026-11-01" },
  { "Learn Rust from 1 March", "Learn Rust", "2027-03-01" },
  { "Learn Rust starting next week", "Learn Rust", "2026-11-30" },
  { "Learn Rust from 1 Dec to 5 Jan", "Learn Rust", "2026-12-01", "2027-01-05" },
  { "Learn Rust 1 Dec – 5 Jan", "Learn Rust", "2026-12-01", "2027-01-05" },
  { "Learn Rust from 1 Feb to 1 March", "Learn Rust", "2027-02-01", "2027-03-01" },
  { "Learn Rust from 1 Feb 2028 by 1 March", "Learn Rust", "2028-02-01", "2028-03-01" },
  { "Learn Rust from 1 March until 14 December 2026", "Learn Rust", "2026-03-01", "2026-12-14" },
  { "Learn Rust starting tomorrow, due in 3 weeks", "Learn Rust", "2026-11-24", "2026-12-14" },
  { "Learn from Anna" }, { "Move to Go by hand" }, { "Stand by" }, { "Go from A to B" },
  { "Learn from May Day speeches" },
  /* Said twice: the first counts. */
  { "Ship by Friday by 14 Dec", "Ship by 14 Dec", NULL, "2026-11-27", 0, NULL, "repeated" },
  { "Ship !high !low", "Ship !low", NULL, NULL, 'h', NULL, "repeated" },
  /* Priorities. */
  { "Ship !high", "Ship", NULL, NULL, 'h' }, { "!low Ship", "Ship", NULL, NULL, 'l' }, { "Ship !normal", "Ship" },
  { "Ship !!", "Ship", NULL, NULL, 'h' }, { "Ship !", "Ship", NULL, NULL, 'h' }, { "Ship it!" }, { "Ship it!!!" },
  { "Ship !HIGH", "Ship", NULL, NULL, 'h' }, { "Ship ！ＨＩＧＨ", "Ship", NULL, NULL, 'h' },
  { "Ship !important", NULL, NULL, NULL, 0, NULL, "unknown" }, { "Test a != b" }, { "Ship by Friday!", "Ship!", NULL, "2026-11-27" },
  { "Wow!high" },
  /* Responsibilities. */
  { "Ship #features", "Ship", NULL, NULL, 0, "features" }, { "Ship #engineer.features", "Ship", NULL, NULL, 0, "features" },
  { "Ship #Fix", "Ship", NULL, NULL, 0, "bugs" }, { "Ship #hardest-faults", "Ship", NULL, NULL, 0, "bugs" },
  { "Ship ＃ＦＩＸ", "Ship", NULL, NULL, 0, "bugs" }, { "#fix #fix Ship", "Ship", NULL, NULL, 0, "bugs" },
  { "Ship #fix, #core", "Ship", NULL, NULL, 0, "bugs features" }, { "Ship #key", "Ship", NULL, NULL, 0, "needs" },
  { "Ship #nonsense", NULL, NULL, NULL, 0, NULL, "unknown" }, { "Ship #the", NULL, NULL, NULL, 0, NULL, "ambiguous" },
  { "Ship #ix", NULL, NULL, NULL, 0, NULL, "unknown" }, { "Learn C#" }, { "Learn F#core" }, { "Fix #1234" }, { "Fix # 1" }, { "#" },
  { "Ship #fix by Friday", "Ship", NULL, "2026-11-27", 0, "bugs" }, { "Ship tomorrow #fix !low", "Ship", NULL, "2026-11-24", 'l', "bugs" },
  { "Ship (#fix)", "Ship", NULL, NULL, 0, "bugs" },
  /* Just words. */
  { "Learn \\#fix", "Learn #fix" }, { "Read “by Friday”" }, { "Read \"by Friday\" by Friday", "Read \"by Friday\"", NULL, "2026-11-27" },
  { "Ship by \\14 Nov", "Ship by 14 Nov" }, { "Ship \\tomorrow", "Ship tomorrow" }, { "Clean C:\\temp" }, { "Ship \\!high", "Ship !high" },
  { "Mend \\\\server\\share" }, { "Say \"tomorrow", NULL }, { "读《活在今天》" }, { "读《明天》 明天", "读《明天》", NULL, "2026-11-24" },
  /* Chinese days. */
  { "交报告 今天", "交报告", NULL, "2026-11-23" }, { "交报告 明天", "交报告", NULL, "2026-11-24" },
  { "明天交报告", "交报告", NULL, "2026-11-24" }, { "后天交报告", "交报告", NULL, "2026-11-25" },
  { "下周三交报告", "交报告", NULL, "2026-12-02" }, { "周五交报告", "交报告", NULL, "2026-11-27" },
  { "交报告，周五前", "交报告", NULL, "2026-11-27" }, { "星期天之前交报告", "交报告", NULL, "2026-11-29" },
  { "本周五前交报告", "交报告", NULL, "2026-11-27" }, { "下周，交报告", "交报告", NULL, "2026-12-06" },
  { "下周 写周报", "写周报", NULL, "2026-12-06" }, { "下周写周报" }, { "本周总结" }, { "明天会更好" }, { "今天的问题" }, { "总结今天" },
  { "下月5号前交付", "交付", NULL, "2026-12-05" }, { "下个月15日前写手册", "写手册", NULL, "2026-12-15" },
  { "本月25号前交付", "交付", NULL, "2026-11-25" }, { "写手册 下个月31号前", "写手册", NULL, "2026-12-31" },
  { "Plan for 14 December 2027" }, { "the 明年3月底" },
  { "月底前写完手册", "写完手册", NULL, "2026-11-30" }, { "写完手册 下个月底", "写完手册", NULL, "2026-12-31" },
  { "写完手册 季度末", "写完手册", NULL, "2026-12-31" }, { "写完手册 年底", "写完手册", NULL, "2026-12-31" },
  { "写完手册 明年3月", "写完手册", NULL, "2027-03-31" }, { "明年3月前写完手册", "写完手册", NULL, "2027-02-28" },
  { "明年三月底前写完手册", "写完手册", NULL, "2027-03-31" }, { "11月14日前完成", "完成", NULL, "2027-11-14" },
  { "写手册 2027年3月1日", "写手册", NULL, "2027-03-01" }, { "写手册 12月1日", "写手册", NULL, "2026-12-01" },
  { "写手册 十二月二十五日", "写手册", NULL, "2026-12-25" }, { "写手册 １２月１日", "写手册", NULL, "2026-12-01" },
  { "三天后交报告", "交报告", NULL, "2026-11-26" }, { "两周内写完手册", "写完手册", NULL, "2026-12-07" },
  { "写完手册 3个月内", "写完手册", NULL, "2027-02-23" }, { "半年内学会Rust", "学会Rust", NULL, "2027-05-23" },
  { "25号前交报告", "交报告", NULL, "2026-11-25" }, { "20号前交报告", "交报告", NULL, "2026-12-20" }, { "3号楼搬家" },
  { "截止到12月1日写完手册", "写完手册", NULL, "2026-12-01" }, { "写手册 截止：12月1日", "写手册", NULL, "2026-12-01" },
  { "学Rust 明年第一季度", "学Rust", NULL, "2027-03-31" }, { "学到年底", "学", NULL, "2026-12-31" },
  { "从12月1日到3月底学Rust #核心", "学Rust", "2026-12-01", "2027-03-31", 0, "features" },
  { "12月1日起学Rust", "学Rust", "2026-12-01" }, { "下周开始学Rust", "学Rust", "2026-11-30" },
  { "从明天起学Rust，年底前", "学Rust", "2026-11-24", "2026-12-31" }, { "12月1日至12月5日出差", "出差", "2026-12-01", "2026-12-05" },
  { "五一前写手册" }, { "国庆后旅行" }, { "收到3月底账单" }, { "从初级到高级" }, { "11月14日前端评审", "前端评审", NULL, "2027-11-14" },
  { "下周起草方案" }, { "两周内容规划" }, { "三天后端培训" }, { "总结2027年" }, { "规划明年" }, { "下周三个人评审" }, { "三天前的问题" },
  { "读1984年的报告" }, { "去年的总结" }, { "11月14日前的准备" }, { "半年总结" }, { "一日三餐" }, { "写第三季度报告" },
  /* Chinese marks, with and without blanks. */
  { "写手册！高＃缺陷", "写手册", NULL, NULL, 'h', "bugs" }, { "写手册 ！低", "写手册", NULL, NULL, 'l' }, { "写手册 !中", "写手册" },
  { "完成发布！" }, { "太好了！发布了" }, { "写手册＃功能 明天", "写手册", NULL, "2026-11-24", 0, "features" },
  { "写手册 #没有", NULL, NULL, NULL, 0, NULL, "unknown" }, { "写手册（周五前）", "写手册", NULL, "2026-11-27" },
  /* Both at once. */
  { "Write 手册 by 周五 !高", "Write 手册", NULL, "2026-11-27", 'h' }, { "写 runbook 2026-12-14前", "写 runbook", NULL, "2026-12-14" },
  { "写 runbook Friday", "写 runbook", NULL, "2026-11-27" },
};

static const Case wins[] = {
  { "Saved the release yesterday #bugs", "Saved the release", NULL, "2026-11-22", 0, "bugs" },
  { "Saved the release on 14 Nov", "Saved the release", NULL, "2026-11-14" },
  { "Saved the release 24 Nov", "Saved the release", NULL, "2025-11-24" },
  { "Saved the release on Friday", "Saved the release", NULL, "2026-11-20" },
  { "Saved the release last week", "Saved the release", NULL, "2026-11-22" },
  { "Saved the release 3 days ago", "Saved the release", NULL, "2026-11-20" },
  { "Saved the release tomorrow" }, { "Saved the release by Friday" }, { "Saved it !high" },
  { "昨天修好了构建 #缺陷", "修好了构建", NULL, "2026-11-22", 0, "bugs" }, { "三天前修好了构建", "修好了构建", NULL, "2026-11-20" },
  { "上周五修好了构建", "修好了构建", NULL, "2026-11-20" }, { "今天的发布很顺利" }, { "明天修构建" },
};

static char *
list_responsibilities (const RungQuick *quick)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < quick->responsibilities->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", rung_record_get_uid (quick->responsibilities->pdata[i]));
  return g_string_free (list, FALSE);
}

static char *
list_problems (const RungQuick *quick)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < quick->spans->len; i++)
    {
      RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, i);

      if (span->state != RUNG_QUICK_UNDERSTOOD)
        g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", rung_quick_state_get_name (span->state));
    }
  return g_string_free (list, FALSE);
}

static char *
tell_day (guint32 day)
{
  return day != RUNG_NO_DAY ? rung_day_to_text (day) : g_strdup ("none");
}

static char *
tell (RungQuickKind    kind,
      const RungQuick *quick)
{
  g_autofree char *start = tell_day (quick->start);
  g_autofree char *due = tell_day (kind == RUNG_QUICK_WIN ? quick->day : quick->due);
  g_autofree char *responsibilities = list_responsibilities (quick);
  g_autofree char *problems = list_problems (quick);

  return g_strdup_printf ("%s → «%s» start %s due %s priority %c for [%s] problems [%s]", quick->text, quick->title, start, due,
                          "l-h"[quick->priority], responsibilities, problems);
}

static char *
tell_expected (const Case *c)
{
  return g_strdup_printf ("%s → «%s» start %s due %s priority %c for [%s] problems [%s]", c->text, c->title ? c->title : c->text,
                          c->start ? c->start : "none", c->due ? c->due : "none", c->priority ? c->priority : '-',
                          c->responsibilities ? c->responsibilities : "", c->problems ? c->problems : "");
}

static guint
check_cases (RungPlan      *plan,
             RungQuickKind  kind,
             const Case    *cases,
             guint          n_cases)
{
  guint n_wrong = 0;

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr(RungQuick) quick = rung_quick_parse (plan, kind, cases[i].text, RUNG_TEST_TODAY);
      g_autofree char *expected = tell_expected (&cases[i]);
      g_autofree char *actual = tell (kind, quick);

      if (strcmp (expected, actual) != 0)
        {
          g_test_message ("expected %s\n#      got %s", expected, actual);
          n_wrong++;
        }
    }
  return n_wrong;
}

static void
test_goals_as_people_type_them (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  g_assert_cmpuint (check_cases (plan, RUNG_QUICK_GOAL, goals, G_N_ELEMENTS (goals)), ==, 0);
}

static void
test_wins_lie_behind (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  g_assert_cmpuint (check_cases (plan, RUNG_QUICK_WIN, wins, G_N_ELEMENTS (wins)), ==, 0);
}

/* --- Laws -------------------------------------------------------------------- */

/* All but blanks: what is left of the text without what was understood is the title. */
static char *
without_blanks (const char *text,
                gsize       length)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
assert_nothing_lost (const RungQuick *quick)
{
  g_autoptr(GString) rest = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autofree char *title = without_blanks (quick->title, strlen (quick->title));
  g_autofree char *body = without_blanks (quick->body, strlen (quick->body));
  gsize at = 0;

  for (guint i = 0; i < quick->spans->len; i++)
    {
      RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, i);

      g_assert_cmpuint (span->start, >=, at);
      g_assert_cmpuint (span->length, >, 0);
      g_assert_cmpuint (span->start + span->length, <=, strlen (quick->text));
      g_assert_true ((span->candidates != NULL) == (span->state == RUNG_QUICK_AMBIGUOUS));
      g_string_append_len (rest, quick->text + at, span->start - at);
      if (span->state != RUNG_QUICK_UNDERSTOOD)
        g_string_append_len (rest, quick->text + span->start, span->length);
      at = span->start + span->length;
    }
  g_string_append (rest, quick->text + at);
  expected = without_blanks (rest->str, rest->len);
  g_assert_cmpstr (title, ==, expected);
  g_assert_cmpstr (body, ==, expected);
  g_assert_true (g_utf8_validate (quick->title, -1, NULL));
}

static const char *const pieces[] = {
  "by", "due", "from", "until", "14", "Nov", "2027", "Friday", "next", "week", "end", "of", "the", "#fix", "#the", "#x", "!high", "!", "!!",
  "\\", "\"", "“", "”", "《", "》", "(", ")", "，", "。", ",", ".", "-", "–", "/", " ", " ", " ", "\n", "\t", "11", "月", "14", "日", "前", "起", "从",
  "到", "下", "周", "三", "年", "底", "明天", "三天后", "😀", "👩‍👩‍👧", "\u202e", "\u2066", "é", "e\u0301", "ﬁ", "＃", "！", "１", "<b>", "&amp;", "in", "Q1", "'", "\u3000",
};

static char *
random_text (guint n_pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_pieces; i++)
    if (g_test_rand_int_range (0, 8) == 0)
      {
        gunichar c = g_test_rand_int_range (1, 0x20000);

        g_string_append_unichar (text, g_unichar_validate (c) ? c : 'x');
      }
    else
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_nothing_is_lost (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = random_text (g_test_rand_int_range (0, 30));
      g_autoptr(RungQuick) goal = rung_quick_parse (plan, RUNG_QUICK_GOAL, text, RUNG_TEST_TODAY);
      g_autoptr(RungQuick) win = rung_quick_parse (plan, RUNG_QUICK_WIN, text, RUNG_TEST_TODAY);

      assert_nothing_lost (goal);
      assert_nothing_lost (win);
    }
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      g_autoptr(RungQuick) goal = rung_quick_parse (plan, RUNG_QUICK_GOAL, goals[i].text, RUNG_TEST_TODAY);

      assert_nothing_lost (goal);
    }
}

/* What is a title stays one: adding it again finds nothing more of the same kind to cut
 * that was not there before, whatever the day. */
static void
test_any_day_is_safe (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      const Case *c = &goals[g_test_rand_int_range (0, G_N_ELEMENTS (goals))];
      guint32 today = g_test_rand_int_range (693596 /* 1900 */, 803533 /* 2200 */);
      g_autoptr(RungQuick) quick = rung_quick_parse (NULL, i % 2 ? RUNG_QUICK_GOAL : RUNG_QUICK_WIN, c->text, today);

      assert_nothing_lost (quick);
      g_assert_true (quick->day <= today);
    }
}

static void
check_long (const char *piece,
            guint       n_characters)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  GString *text = g_string_new ("x ");

  while (g_utf8_strlen (text->str, -1) < n_characters && text->len < n_characters * 4)
    for (guint i = 0; i < 1000; i++)
      g_string_append (text, piece);
  {
    g_autofree char *owned = g_string_free (text, FALSE);
    g_autoptr(RungQuick) goal = rung_quick_parse (plan, RUNG_QUICK_GOAL, owned, RUNG_TEST_TODAY);
    g_autoptr(RungQuick) win = rung_quick_parse (plan, RUNG_QUICK_WIN, owned, RUNG_TEST_TODAY);

    assert_nothing_lost (goal);
    assert_nothing_lost (win);
  }
}

/* Lines that would be slow if anything looked further than a few words. */
static void
test_long_lines_are_read (void)
{
  static const char *const long_pieces[] = { "a", " ", "by ", "by 14 Nov ", "#fix ", "#", "!", "!high", "“", "\"", "《", "\\a ", "从", "11月14日",
                                             "三天后", "(", "，", "😀", "\u202e", "1", "end of the ", "\n", "#a-", "from 1 Dec to ", "e\u0301" };

  for (guint i = 0; i < G_N_ELEMENTS (long_pieces); i++)
    check_long (long_pieces[i], 100000);
}

static void
test_bytes_that_are_no_text_are_replaced (void)
{
  g_autoptr(RungQuick) quick = rung_quick_parse (NULL, RUNG_QUICK_GOAL, "a\xff tomorrow", RUNG_TEST_TODAY);

  g_assert_cmpstr (quick->title, ==, "a\xef\xbf\xbd");
  g_assert_cmpuint (quick->due, ==, RUNG_TEST_TODAY + 1);
}

/* --- Spans --------------------------------------------------------------------- */

static void
test_spans_say_what_was_understood (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  const char *text = "写手册 #the by 14 Dec !low #fix";
  g_autoptr(RungQuick) quick = rung_quick_parse (plan, RUNG_QUICK_GOAL, text, RUNG_TEST_TODAY);
  const char *expected[] = { "#the", "by 14 Dec", "!low", "#fix" };
  const char *phrases[] = { "“#the” may be: Code the core features, Fix the hardest faults", "Due 14 Dec · in 21 days", "Priority: Low",
                            "Fix the hardest faults" };

  g_assert_cmpuint (quick->spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < quick->spans->len; i++)
    {
      RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, i);
      g_autofree char *part = g_strndup (text + span->start, span->length);
      g_autofree char *phrase = rung_quick_phrase_span (rung_words_get_english (), quick, span, RUNG_TEST_TODAY);

      g_assert_cmpstr (part, ==, expected[i]);
      g_assert_cmpstr (phrase, ==, phrases[i]);
    }
}

/* --- Edits --------------------------------------------------------------------- */

static void
test_goal_serves_all_that_is_named_in_one_edit (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungQuick) quick =
    rung_quick_parse (plan, RUNG_QUICK_GOAL, "Learn Rust from 1 Nov until end of March !low #fix #core", RUNG_TEST_TODAY);
  g_autoptr(GError) error = NULL;
  RungChangeset *add = rung_edit_add_quick_goal (plan, quick, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &error);
  g_autofree char *uid = NULL;
  g_autoptr(GPtrArray) served = NULL;
  RungRecord *goal;

  g_assert_no_error (error);
  rung_test_assert_label (add, RUNG_LABEL_ADD_GOAL, "Learn Rust");
  g_assert_cmpuint (rung_changeset_get_size (add), ==, 3);
  uid = rung_test_commit_new (plan, add);
  goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, uid);
  served = rung_plan_list_responsibilities_of_goal (plan, uid);
  g_assert_cmpuint (served->len, ==, 2);
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_STATUS), ==, RUNG_GOAL_ACTIVE);
  g_assert_cmpint (rung_record_get_integer (goal, RUNG_GOAL_PRIORITY), ==, RUNG_PRIORITY_LOW);
  g_assert_cmpuint (rung_record_get_day (goal, RUNG_GOAL_DUE), ==, rung_day_new (2027, 3, 31));
}

static void
test_goal_of_nothing_is_added (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungQuick) quick = rung_quick_parse (plan, RUNG_QUICK_GOAL, "Learn Rust", RUNG_TEST_TODAY);
  g_autoptr(GError) error = NULL;
  RungChangeset *add = rung_edit_add_quick_goal (plan, quick, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &error);
  g_autofree char *uid = rung_test_commit_new (plan, add);
  g_autoptr(GPtrArray) served = rung_plan_list_responsibilities_of_goal (plan, uid);

  g_assert_cmpuint (served->len, ==, 0);
}

static void
test_what_cannot_be_is_refused (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungQuick) empty = rung_quick_parse (plan, RUNG_QUICK_GOAL, "by tomorrow #fix", RUNG_TEST_TODAY);
  g_autoptr(RungQuick) backwards = rung_quick_parse (plan, RUNG_QUICK_GOAL, "Ship from 1 Dec 2027 by 14 Dec 2026", RUNG_TEST_TODAY);
  g_autoptr(RungQuick) blank = rung_quick_parse (plan, RUNG_QUICK_WIN, " #fix", RUNG_TEST_TODAY);
  GError *error = NULL;

  g_assert_cmpstr (empty->title, ==, "");
  g_assert_nonnull (rung_quick_phrase_problem (rung_words_get_english (), backwards));
  rung_test_assert_refused (rung_edit_add_quick_goal (plan, empty, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &error), error, RUNG_PLAN_ERROR_TEXT);
  rung_test_assert_refused (rung_edit_add_quick_goal (plan, backwards, RUNG_TEST_TODAY, RUNG_TEST_NOW_USEC, &error), error, RUNG_PLAN_ERROR_SPAN);
  rung_test_assert_refused (rung_edit_log_quick_win (plan, blank, RUNG_TEST_TODAY, &error), error, RUNG_PLAN_ERROR_TEXT);
}

static void
test_win_is_evidence (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(RungQuick) quick = rung_quick_parse (plan, RUNG_QUICK_WIN, "Saved the release\n\nAll night. #fix on Friday", RUNG_TEST_TODAY);
  g_autoptr(GError) error = NULL;
  RungChangeset *log = rung_edit_log_quick_win (plan, quick, RUNG_TEST_TODAY, &error);
  g_autofree char *uid = NULL;
  g_autoptr(GPtrArray) shown = NULL;
  RungRecord *win;

  g_assert_no_error (error);
  rung_test_assert_label (log, RUNG_LABEL_LOG_WIN, "Saved the release");
  uid = rung_test_commit_new (plan, log);
  win = rung_plan_find_record (plan, RUNG_KIND_EVIDENCE, uid);
  g_assert_cmpint (rung_record_get_integer (win, RUNG_EVIDENCE_KIND), ==, RUNG_EVIDENCE_IS_TEXT);
  g_assert_cmpstr (rung_record_get_text (win, RUNG_EVIDENCE_TITLE), ==, "Saved the release");
  g_assert_cmpstr (rung_record_get_text (win, RUNG_EVIDENCE_TEXT), ==, "Saved the release\nAll night.");
  g_assert_cmpuint (rung_record_get_day (win, RUNG_EVIDENCE_DAY), ==, rung_day_new (2026, 11, 20));
  shown = rung_plan_list_evidence (plan, "bugs");
  g_assert_true (g_ptr_array_find (shown, win, NULL));
}

static void
test_win_may_show_nothing (void)
{
  g_autoptr(RungPlan) plan = rung_test_plan_new ();
  g_autoptr(GError) error = NULL;
  RungChangeset *log = rung_edit_log_win (plan, "Thanked by the customer", NULL, RUNG_TEST_TODAY, &error);
  const char *unknown[] = { "nobody", NULL };
  g_autofree char *uid = NULL;
  RungRecord *win;

  g_assert_cmpuint (rung_changeset_get_size (log), ==, 1);
  uid = rung_test_commit_new (plan, log);
  win = rung_plan_find_record (plan, RUNG_KIND_EVIDENCE, uid);
  g_assert_false (rung_record_has (win, RUNG_EVIDENCE_TEXT));
  rung_test_assert_refused (rung_edit_log_win (plan, "x", unknown, RUNG_TEST_TODAY, &error), error, RUNG_PLAN_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quick/goals-as-people-type-them", test_goals_as_people_type_them);
  g_test_add_func ("/quick/wins-lie-behind", test_wins_lie_behind);
  g_test_add_func ("/quick/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/quick/any-day-is-safe", test_any_day_is_safe);
  g_test_add_func ("/quick/long-lines-are-read", test_long_lines_are_read);
  g_test_add_func ("/quick/bytes-that-are-no-text-are-replaced", test_bytes_that_are_no_text_are_replaced);
  g_test_add_func ("/quick/spans-say-what-was-understood", test_spans_say_what_was_understood);
  g_test_add_func ("/quick/goal-serves-all-that-is-named-in-one-edit", test_goal_serves_all_that_is_named_in_one_edit);
  g_test_add_func ("/quick/goal-of-nothing-is-added", test_goal_of_nothing_is_added);
  g_test_add_func ("/quick/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  g_test_add_func ("/quick/win-is-evidence", test_win_is_evidence);
  g_test_add_func ("/quick/win-may-show-nothing", test_win_may_show_nothing);
  return g_test_run ();
}
