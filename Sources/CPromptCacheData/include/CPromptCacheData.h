#include <stddef.h>

/// The bytes of a data file, which stay where they are as long as the program runs.
struct prompt_cache_data {
  const unsigned char *_Nonnull bytes;
  size_t count;
};

/// `models.json`: the models, their prices and how each caches.
struct prompt_cache_data prompt_cache_models(void);

/// `token-coefficients.json`: what was fitted to each tokenizer.
struct prompt_cache_data prompt_cache_token_coefficients(void);
