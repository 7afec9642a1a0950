# Completes `tokens` in PowerShell. In $PROFILE: tokens completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName tokens -ScriptBlock {
    param($word, $command, $cursor)
    $at = $cursor - $command.Extent.StartOffset
    # The text of a command ends with its last word, also where the next one is asked for.
    $line = $command.ToString().PadRight($at)
    tokens "[suggest:$at]" "$line" 2>$null |
        Where-Object { $_ -like "$word*" } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
