// Reports are the command's. Where its trait is missing, this is told before the compiler looks for
// the argument parser in vain.
#if !Command
  #error("'promptlint' needs the trait 'Command': name the package without 'traits: []'")
#endif
