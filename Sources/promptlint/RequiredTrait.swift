#if !Command
  #error("'promptlint' needs the trait 'Command': name the package without 'traits: []'")
#endif
