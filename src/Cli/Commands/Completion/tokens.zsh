#compdef tokens
# Completes `tokens` in zsh. In ~/.zshrc, below compinit: source <(tokens completion zsh)
_tokens() {
    local line="${(j: :)words[1,CURRENT]}"
    local -a found
    found=(${(f)"$("${(Q)words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)"})
    # Where it has nothing to say, a file is meant.
    if (( $#found )); then compadd -- $found; else _files; fi
}
compdef _tokens tokens
