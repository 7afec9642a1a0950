# Completes `tokens` in bash. In ~/.bashrc: source <(tokens completion bash)
_tokens() {
    local IFS=$'\n'
    local found
    found=$("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
    COMPREPLY=($(compgen -W "$found" -- "$2"))
}
# Where it has nothing to say, a file is meant.
complete -o default -F _tokens tokens
