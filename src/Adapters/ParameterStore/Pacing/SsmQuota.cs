namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>Calls that the service counts together, for the whole account and Region.</summary>
public enum SsmQuota
{
    /// <summary>GetParameter, GetParameters and GetParametersByPath.</summary>
    Get,

    /// <summary>PutParameter.</summary>
    Put,

    /// <summary>DeleteParameter and DeleteParameters.</summary>
    Delete,

    /// <summary>LabelParameterVersion.</summary>
    Label,

    /// <summary>DescribeParameters.</summary>
    Describe,
}
