namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>Rules that moto lacks, or that the parity script does not reach.</summary>
internal static class SsmRules
{
    public const string Text = """
        ## A name is made of letters, digits and .-_ between single slashes
        PutParameter {"Name":"/a/B_c.d-e/1","Value":"v","Type":"String"} => {Tier:Standard,Version:1}
        PutParameter {"Name":"/","Value":"v","Type":"String"} => ValidationException
        PutParameter {"Name":"/a/","Value":"v","Type":"String"} => ValidationException
        PutParameter {"Name":"/a b","Value":"v","Type":"String"} => ValidationException
        PutParameter {"Name":"/a:1","Value":"v","Type":"String"} => ValidationException

        ## Spaces around a name are dropped, its first slash is optional, and its case matters
        PutParameter {"Name":" plain ","Value":"v","Type":"String"} => {*Version:1}
        PutParameter {"Name":"/plain","Value":"v","Type":"String"} => ParameterAlreadyExists
        PutParameter {"Name":"/Plain","Value":"v","Type":"String"} => {*Version:1}
        GetParameter {"Name":"/plain"} => {Parameter:{*Name:plain,*}}

        ## A name has 15 levels and, with its ARN, 1,011 characters at most
        PutParameter {"Name":"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/name","Value":"v","Type":"String"} => {*Version:1}
        PutParameter {"Name":"/{x*966}","Value":"v","Type":"String"} => {*Version:1}
        PutParameter {"Name":"/{x*967}","Value":"v","Type":"String"} => ValidationException

        ## A value nests no other parameter, and all of it matches the allowed pattern
        PutParameter {"Name":"/a","Value":"see {{other}}","Type":"String"} => ValidationException
        PutParameter {"Name":"/a","Value":"12345","Type":"String","AllowedPattern":"\\d{1,4}"}
          => ParameterPatternMismatchException
        PutParameter {"Name":"/a","Value":"v","Type":"String","AllowedPattern":"("} => InvalidAllowedPatternException
        PutParameter {"Name":"/a","Value":"12","Type":"String","AllowedPattern":"\\d{1,4}"} => {*Version:1}

        ## An overwrite creates too, and keeps what it does not mention
        PutParameter {"Name":"/a","Value":"1","Overwrite":true} => ValidationException
        PutParameter {"Name":"/a","Value":"1","Type":"String","Overwrite":true,"Description":"d","AllowedPattern":"\\d",
          "Tier":"Advanced"} => {Tier:Advanced,Version:1}
        PutParameter {"Name":"/a","Value":"2","Overwrite":true} => {Tier:Advanced,Version:2}
        DescribeParameters {} => {Parameters:[{*AllowedPattern:\d,*Description:d,*Type:String,Version:2}]}

        ## A SecureString has the default key unless each write names another, a String has none
        PutParameter {"Name":"/a","Value":"1","Type":"SecureString","KeyId":"alias/tokens"} => {*Version:1}
        DescribeParameters {} => {Parameters:[{*KeyId:alias/tokens,*}]}
        PutParameter {"Name":"/a","Value":"2","Overwrite":true} => {*Version:2}
        DescribeParameters {} => {Parameters:[{*KeyId:alias/aws/ssm,*}]}
        DeleteParameter {"Name":"/a"} => {}
        PutParameter {"Name":"/b","Value":"1","Type":"String","KeyId":"alias/tokens"} => {*Version:1}
        DescribeParameters {} => {Parameters:[{ARN:*:parameter/b,DataType:text,LastModified*}]}

        ## The tier follows the request and the size in bytes
        PutParameter {"Name":"/1","Value":"{x*4096}","Type":"String"} => {Tier:Standard,Version:1}
        PutParameter {"Name":"/2","Value":"{é*2049}","Type":"String"} => ValidationException
        PutParameter {"Name":"/3","Value":"{x*4097}","Type":"String","Tier":"Standard"} => ValidationException
        PutParameter {"Name":"/4","Value":"{x*8192}","Type":"String","Tier":"Advanced"} => {Tier:Advanced,Version:1}
        PutParameter {"Name":"/5","Value":"{x*8193}","Type":"String","Tier":"Advanced"} => ValidationException
        PutParameter {"Name":"/6","Value":"{x*4096}","Type":"String","Tier":"Intelligent-Tiering"} => {Tier:Standard,*}
        PutParameter {"Name":"/7","Value":"{x*4097}","Type":"String","Tier":"Intelligent-Tiering"} => {Tier:Advanced,*}
        PutParameter {"Name":"/7","Value":"x","Overwrite":true,"Tier":"Intelligent-Tiering"} => {Tier:Advanced,*}
        PutParameter {"Name":"/8","Value":"x","Type":"String","Tier":"Basic"} => ValidationException

        ## Policies are returned as strings, kept by an overwrite, replaced and removed together
        PutParameter {"Name":"/a","Value":"v","Type":"SecureString","Tier":"Intelligent-Tiering","Policies":"[
          {\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\"2027-12-02T21:34:33.000Z\"}},
          {\"Type\":\"ExpirationNotification\",\"Version\":\"1.0\",\"Attributes\":{\"Before\":\"15\",\"Unit\":\"Days\"}}]"}
          => {Tier:Advanced,Version:1}
        PutParameter {"Name":"/a","Value":"w","Overwrite":true} => {*Version:2}
        DescribeParameters {} => {Parameters:[{*Policies:[
          {PolicyStatus:Pending,*2027-12-02*,PolicyType:Expiration},{*PolicyType:ExpirationNotification}]*}]}
        PutParameter {"Name":"/a","Value":"w","Overwrite":true,"Policies":"[
          {\"Type\":\"NoChangeNotification\",\"Version\":\"1.0\",\"Attributes\":{\"After\":\"20\",\"Unit\":\"Hours\"}}]"}
          => {*Version:3}
        DescribeParameters {} => {Parameters:[{*Policies:[{*PolicyType:NoChangeNotification}]*}]}
        PutParameter {"Name":"/a","Value":"w","Overwrite":true,"Policies":"[{}]"} => {*Version:4}
        DescribeParameters {} => {Parameters:[{*Policies:[]*}]}

        ## A deleted name can be created again after thirty seconds, with new versions
        PutParameter {"Name":"/a","Value":"1","Type":"String"} => {*Version:1}
        PutParameter {"Name":"/a","Value":"2","Overwrite":true} => {*Version:2}
        DeleteParameters {"Names":["/a","/b"]} => {DeletedParameters:[/a],InvalidParameters:[/b]}
        GetParameter {"Name":"/a:1"} => ParameterNotFound
        GetParameterHistory {"Name":"/a"} => ParameterNotFound
        PutParameter {"Name":"/b","Value":"1","Type":"String"} => {*Version:1}
        Wait 00:00:29.9999999
        PutParameter {"Name":"/a","Value":"3","Type":"String"} => TooManyUpdates
        Wait 00:00:00.0000001
        PutParameter {"Name":"/a","Value":"3","Type":"String"} => {*Version:1}

        ## The oldest of a hundred versions makes room, unless it has a label
        PutParameter {"Name":"/a","Value":"v1","Type":"String"} => {*Version:1}
        100 x PutParameter {"Name":"/a","Value":"{i}","Overwrite":true} => {*}
        GetParameter {"Name":"/a:1"} => ParameterVersionNotFound
        GetParameter {"Name":"/a:2"} => {Parameter:{*Value:1,Version:2}}
        LabelParameterVersion {"Name":"/a","ParameterVersion":2,"Labels":["proven"]} => *
        PutParameter {"Name":"/a","Value":"v","Overwrite":true} => ParameterMaxVersionLimitExceeded
        LabelParameterVersion {"Name":"/a","ParameterVersion":101,"Labels":["proven"]} => *
        PutParameter {"Name":"/a","Value":"v","Overwrite":true} => {*Version:102}
        GetParameterHistory {"Name":"/a"} => {NextToken:…,Parameters:[{*Labels:[],*Version:3},*,{*Version:52}]}
        GetParameterHistory {"Name":"/a","NextToken":"{NextToken}"} => {Parameters:[{*Labels:[proven],*Version:101},*]}

        ## A label moves, stays on its version, and none is attached where one is refused
        PutParameter {"Name":"/a","Value":"1","Type":"String"} => {*Version:1}
        LabelParameterVersion {"Name":"/a","Labels":["l0","l1","l2","l3","l4","l5","l6","l7","l8","l9"]} => *
        LabelParameterVersion {"Name":"/a","Labels":["l3"]} => {InvalidLabels:[],ParameterVersion:1}
        Wait 1.00:00:00
        PutParameter {"Name":"/a","Value":"2","Overwrite":true} => {*Version:2}
        LabelParameterVersion {"Name":"/a","Labels":["{x*100}","l3"]} => {*ParameterVersion:2}
        LabelParameterVersion {"Name":"/a","Labels":["{x*101}","l4"]} => ValidationException
        LabelParameterVersion {"Name":"/a","Labels":["","l4"]} => ValidationException
        LabelParameterVersion {"Name":"/a","ParameterVersion":1,"Labels":["l0","one","two"]}
          => ParameterVersionLabelLimitExceeded
        GetParameterHistory {"Name":"/a"} => {Parameters:[
          {*Labels:[l0,l1,l2,l4,l5,l6,l7,l8,l9],LastModifiedDate:1772366400,*},
          {*Labels:[x*x,l3],LastModifiedDate:1772452800,*}]}

        ## A parameter is named by its ARN too, and a selector is told apart from the name
        PutParameter {"Name":"/a/b","Value":"1","Type":"String"} => *
        Wait 00:00:00.250
        PutParameter {"Name":"/a/b","Value":"2","Overwrite":true} => *
        GetParameter {"Name":"arn:aws:ssm:eu-west-1:000000000000:parameter/a/b:2"} => {Parameter:{
          ARN:arn:aws:ssm:eu-west-1:…:parameter/a/b,DataType:text,LastModifiedDate:1772366400.25,Name:/a/b,Selector::2,
          Type:String,Value:2,Version:2}}
        GetParameter {"Name":"/a/b:1:2"} => ValidationException
        GetParameter {"Name":"/a/b:"} => ValidationException

        ## Several are never answered in the order of the request
        3 x PutParameter {"Name":"/{i}","Value":"v","Type":"String"} => *
        GetParameters {"Names":["/1","/2","/3"]} => {*Parameters:[{*Name:/3,*},{*Name:/2,*},{*Name:/1,*}]}
        GetParameters {"Names":["/3","/2","/1"]} => {*Parameters:[{*Name:/1,*},{*Name:/2,*},{*Name:/3,*}]}
        GetParameters {"Names":[]} => ValidationException

        ## A SecureString is shown only with decryption, and never in a description
        PutParameter {"Name":"/s","Value":"hunter2","Type":"SecureString"} => *
        GetParameter {"Name":"/s"} => {Parameter:{*Value:AQICAH*}}
        GetParameters {"Names":["/s"]} => {*Value:AQICAH*}
        GetParametersByPath {"Path":"/"} => {*Value:AQICAH*}
        GetParametersByPath {"Path":"/","WithDecryption":true} => {*Value:hunter2*}
        GetParameterHistory {"Name":"/s"} => {*Value:AQICAH*}
        GetParameterHistory {"Name":"/s","WithDecryption":true} => {*Value:hunter2*}
        DescribeParameters {} => {Parameters:[{ARN:*,DataType:text,KeyId:*,LastModifiedDate:*,Name:/s,
          Policies:[],Tier:Standard,Type:SecureString,Version:1}]}

        ## A path lists what is below it, and continues where a page ended though parameters come and go
        4 x PutParameter {"Name":"/p/{i}","Value":"v","Type":"String"} => *
        PutParameter {"Name":"/root","Value":"v","Type":"String"} => *
        PutParameter {"Name":"/pp/1","Value":"v","Type":"String"} => *
        GetParametersByPath {"Path":"/"} => {Parameters:[{*Name:/root*}]}
        GetParametersByPath {"Path":"/p/1","Recursive":true} => {Parameters:[]}
        GetParametersByPath {"Path":"p"} => ValidationException
        GetParametersByPath {"Path":"/p//a"} => ValidationException
        GetParametersByPath {"Path":"/p","MaxResults":0} => ValidationException
        GetParametersByPath {"Path":"/p","NextToken":"nonsense!"} => InvalidNextToken
        GetParametersByPath {"Path":"/p","MaxResults":2} => {NextToken:…,Parameters:[{*Name:/p/1,*},{*Name:/p/2,*}]}
        DeleteParameter {"Name":"/p/3"} => {}
        PutParameter {"Name":"/p/0","Value":"v","Type":"String"} => *
        GetParametersByPath {"Path":"/p","NextToken":"{NextToken}"} => {Parameters:[{*Name:/p/4,*}]}

        ## Descriptions come fifty a page, and filters have their rules
        55 x PutParameter {"Name":"/p/{i}","Value":"v","Type":"String"} => *
        DescribeParameters {} => {NextToken:…,Parameters:[{*Name:/p/1,*Name:/p/54,*}]}
        DescribeParameters {"NextToken":"{NextToken}"} => {Parameters:[{*Name:/p/55,*Name:/p/9,*}]}
        DescribeParameters {"MaxResults":51} => ValidationException
        DescribeParameters {"NextToken":"YQ=="} => InvalidNextToken
        DescribeParameters {"ParameterFilters":[{"Key":"Name","Values":["p/7"]}]} => {*Name:/p/7,*}
        DescribeParameters {"ParameterFilters":[{"Key":"Path","Values":["/"]}]} => {Parameters:[]}
        DescribeParameters {"ParameterFilters":[{"Key":"Name","Option":"Equals","Values":[""]}]} => InvalidFilterValue
        DescribeParameters {"ParameterFilters":[{"Key":"Path","Values":["t"]}]} => ValidationException
        DescribeParameters {"ParameterFilters":[{"Key":"Type","Values":["String"]}]} => ValidationException

        ## A request is signed, has an operation that is there, and a body of its shape
        Unsigned GetParameter {"Name":"/a"} => MissingAuthenticationTokenException
        CreateDocument {} => UnknownOperationException
        getparameter {} => UnknownOperationException
        GetParameter => SerializationException
        GetParameter {"Name": => SerializationException
        GetParameter {"Name":5} => SerializationException
        GetParameter {"Name":"/a","WithDecryption":"yes"} => SerializationException
        GetParameter {"Name":"{x*2000000}"} => SerializationException
        GetParameter {} => ValidationException
        """;
}
