# Completes `tokens` in fish. Once: tokens completion fish > ~/.config/fish/completions/tokens.fish
function __tokens_complete
    set -l line (commandline --current-process --cut-at-cursor)
    set -l at (string length -- "$line")
    tokens "[suggest:$at]" "$line" 2>/dev/null
end
complete --command tokens --arguments '(__tokens_complete)'
