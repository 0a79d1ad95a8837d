/* SPDX-License-Identifier: GPL-3.0-or-later */

/* English words to their stems, so that "deploying" finds "deployed".
 *
 * M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with the
 * three departures of his own implementation (bli, logi, words of one or two letters).
 * SQLite's tokenizer "porter" does the same, and a test holds the two together; the model
 * needs one of its own, for it marks words in texts and knows no SQLite. */

#include "rung-stem.h"

#include <string.h>

typedef struct
{
  const char *suffix;
  const char *replacement;
} Rule;

/* Longer endings before the shorter ones they contain. */
static const Rule step_2[] = {
  { "ational", "ate" }, { "tional", "tion" }, { "enci", "ence" }, { "anci", "ance" }, { "izer", "ize" },
  { "bli", "ble" }, { "alli", "al" }, { "entli", "ent" }, { "eli", "e" }, { "ousli", "ous" },
  { "ization", "ize" }, { "ation", "ate" }, { "ator", "ate" }, { "alism", "al" }, { "iveness", "ive" },
  { "fulness", "ful" }, { "ousness", "ous" }, { "aliti", "al" }, { "iviti", "ive" }, { "biliti", "ble" },
  { "logi", "log" },
};

static const Rule step_3[] = {
  { "icate", "ic" }, { "ative", "" }, { "alize", "al" }, { "iciti", "ic" }, { "ical", "ic" }, { "ful", "" },
  { "ness", "" },
};

static const char *const step_4[] = {
  "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
  "ous", "ive", "ize",
};

static gboolean
is_consonant (const char *word,
              gsize       at)
{
  switch (word[at])
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return FALSE;
    case 'y':
      return at == 0 || !is_consonant (word, at - 1);
    default:
      return TRUE;
    }
}

/* Porter's m: how often a vowel is followed by a consonant. */
static guint
measure (const char *word,
         gsize       length)
{
  guint m = 0;

  for (gsize i = 1; i < length; i++)
    m += is_consonant (word, i) && !is_consonant (word, i - 1);
  return m;
}

static gboolean
has_vowel (const char *word,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!is_consonant (word, i))
      return TRUE;
  return FALSE;
}

static gboolean
ends_in_double (const char *word,
                gsize       length)
{
  return length >= 2 && word[length - 1] == word[length - 2] && is_consonant (word, length - 1);
}

/* Consonant, vowel, consonant, the last not w, x or y: "hop", but not "snow". */
static gboolean
ends_short (const char *word,
            gsize       length)
{
  return length >= 3 && is_consonant (word, length - 3) && !is_consonant (word, length - 2) &&
         is_consonant (word, length - 1) && strchr ("wxy", word[length - 1]) == NULL;
}

static gboolean
ends_with (const char *word,
           gsize       length,
           const char *suffix)
{
  gsize n = strlen (suffix);

  return length >= n && memcmp (word + length - n, suffix, n) == 0;
}

static gsize
replace_end (char       *word,
             gsize       length,
             gsize       n_cut,
             const char *replacement)
{
  gsize n = strlen (replacement);

  memcpy (word + length - n_cut, replacement, n);
  return length - n_cut + n;
}

static gsize
cut_plural (char  *word,
            gsize  length)
{
  if (ends_with (word, length, "sses") || ends_with (word, length, "ies"))
    return length - 2;
  if (ends_with (word, length, "s") && !ends_with (word, length, "ss"))
    return length - 1;
  return length;
}

/* What is left of "hoping", "hopping" and "conflating" gets its end back. */
static gsize
mend (char  *word,
      gsize  length)
{
  if (ends_with (word, length, "at") || ends_with (word, length, "bl") || ends_with (word, length, "iz"))
    return replace_end (word, length, 0, "e");
  if (ends_in_double (word, length) && strchr ("lsz", word[length - 1]) == NULL)
    return length - 1;
  if (measure (word, length) == 1 && ends_short (word, length))
    return replace_end (word, length, 0, "e");
  return length;
}

static gsize
cut_past (char  *word,
          gsize  length)
{
  if (ends_with (word, length, "eed"))
    return measure (word, length - 3) > 0 ? length - 1 : length;
  if (ends_with (word, length, "ed"))
    return has_vowel (word, length - 2) ? mend (word, length - 2) : length;
  if (ends_with (word, length, "ing"))
    return has_vowel (word, length - 3) ? mend (word, length - 3) : length;
  return length;
}

static gsize
apply_rules (char       *word,
             gsize       length,
             const Rule *rules,
             gsize       n_rules)
{
  for (gsize i = 0; i < n_rules; i++)
    {
      gsize n = strlen (rules[i].suffix);

      if (!ends_with (word, length, rules[i].suffix))
        continue;
      return measure (word, length - n) > 0 ? replace_end (word, length, n, rules[i].replacement) : length;
    }
  return length;
}

static gsize
cut_long_end (const char *word,
              gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (step_4); i++)
    {
      gsize left = length - strlen (step_4[i]);

      if (!ends_with (word, length, step_4[i]))
        continue;
      if (strcmp (step_4[i], "ion") == 0 && (left == 0 || strchr ("st", word[left - 1]) == NULL))
        return length;
      return measure (word, left) > 1 ? left : length;
    }
  return length;
}

static gsize
tidy_end (const char *word,
          gsize       length)
{
  if (ends_with (word, length, "e"))
    {
      guint m = measure (word, length - 1);

      if (m > 1 || (m == 1 && !ends_short (word, length - 1)))
        length--;
    }
  if (ends_with (word, length, "ll") && measure (word, length - 1) > 1)
    length--;
  return length;
}

/**
 * rung_stem_english:
 * @word: letters a to z, with room for them; changed in place
 * @length: how many; up to %RUNG_STEM_MAX_LETTERS
 *
 * Returns: how many letters the stem has, never more than the word
 */
gsize
rung_stem_english (char  *word,
                   gsize  length)
{
  if (length < 3 || length > RUNG_STEM_MAX_LETTERS)
    return length;
  length = cut_plural (word, length);
  length = cut_past (word, length);
  if (ends_with (word, length, "y") && has_vowel (word, length - 1))
    word[length - 1] = 'i';
  length = apply_rules (word, length, step_2, G_N_ELEMENTS (step_2));
  length = apply_rules (word, length, step_3, G_N_ELEMENTS (step_3));
  length = cut_long_end (word, length);
  return tidy_end (word, length);
}
