#if !Command
  #error("the command 'promptlint' needs the trait 'Command': leave 'traits: []' out where your package names promptlint")
#endif
