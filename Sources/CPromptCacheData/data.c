#include "CPromptCacheData.h"

// C embeds a file as it is; as an array literal of Swift, which is what SwiftPM's `embedInCode`
// writes, these two files cost more to compile than all the code that reads them.

static const unsigned char models[] = {
#embed "Data/models.json"
};

static const unsigned char token_coefficients[] = {
#embed "Data/token-coefficients.json"
};

struct prompt_cache_data prompt_cache_models(void) {
  return (struct prompt_cache_data){models, sizeof models};
}

struct prompt_cache_data prompt_cache_token_coefficients(void) {
  return (struct prompt_cache_data){token_coefficients, sizeof token_coefficients};
}
