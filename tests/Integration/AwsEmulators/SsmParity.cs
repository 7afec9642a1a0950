namespace Tokens.Tests.Integration.AwsEmulators;

internal static class SsmParity
{
    public const string Script = """
        # Writing
        PutParameter {"Name":"/p/a","Value":"1","Type":"String"} => {Tier:Standard,Version:1}
        PutParameter {"Name":"/p/b","Value":"1","Type":"SecureString"} => {Tier:Standard,Version:1}
        PutParameter {"Name":"/p/c","Value":"x,y","Type":"StringList"} => {Tier:Standard,Version:1}
        PutParameter {"Name":"/p/d/e","Value":"1","Type":"String"} => {Tier:Standard,Version:1}
        PutParameter {"Name":"/p/a","Value":"2","Type":"String"} => ParameterAlreadyExists
        PutParameter {"Name":"/p/a","Value":"2","Overwrite":true} => {Tier:Standard,Version:2}
        PutParameter {"Name":"/p/a","Value":"3","Overwrite":true} => {Tier:Standard,Version:3}
        PutParameter {"Name":"/p/a","Value":"","Type":"String"} => ValidationException
        PutParameter {"Name":"/p/new","Value":"1"} => ValidationException
        PutParameter {"Name":"/p/new","Value":"1","Type":"Secret"} => ValidationException
        PutParameter {"Name":"/ssm/x","Value":"1","Type":"String"} => ValidationException
        PutParameter {"Name":"/aws/x","Value":"1","Type":"String"} => AccessDeniedException
        PutParameter {"Name":"awsome","Value":"1","Type":"String"} => ValidationException
        PutParameter {"Name":"/p/t","Value":"1","Type":"String","Tags":[{"Key":"k","Value":"v"}],"Overwrite":true}
          => ValidationException
        PutParameter {"Name":"/p/k","Value":"1","Type":"SecureString","KeyId":"alias/k","Tier":"Advanced"}
          => {Tier:Advanced,Version:1}
        # Labels
        LabelParameterVersion {"Name":"/p/a","ParameterVersion":1,"Labels":["old","1st","awsome","with space"]}
          => {InvalidLabels:[1st,awsome,with space],ParameterVersion:1}
        LabelParameterVersion {"Name":"/p/a","Labels":["new"]} => {ParameterVersion:3}
        LabelParameterVersion {"Name":"/p/a","ParameterVersion":2,"Labels":["new"]} => {ParameterVersion:2}
        LabelParameterVersion {"Name":"/p/a","ParameterVersion":9,"Labels":["x"]} => ParameterVersionNotFound
        LabelParameterVersion {"Name":"/p/b","Labels":["l0","l1","l2","l3","l4","l5","l6","l7","l8","l9"]}
          => {ParameterVersion:1}
        LabelParameterVersion {"Name":"/p/b","Labels":["eleventh"]} => ParameterVersionLabelLimitExceeded
        # Reading
        GetParameter {"Name":"/p/a"} => {Parameter:{DataType:text,Name:/p/a,Type:String,Value:3,Version:3}}
        GetParameter {"Name":"/p/a:1"} => {Parameter:{*Name:/p/a,*Value:1,Version:1}}
        GetParameter {"Name":"/p/a:new"} => {Parameter:{*Name:/p/a,*Value:2,Version:2}}
        GetParameter {"Name":"/p/b","WithDecryption":true} => {Parameter:{*Type:SecureString,Value:1,Version:1}}
        GetParameter {"Name":"/missing"} => ParameterNotFound
        GetParameter {"Name":"/p/a:9"} => ParameterVersionNotFound
        GetParameters {"Names":["/p/c","/p/a:old","/missing","/p/a:unknown"]}
          => {InvalidParameters:[/missing,/p/a:unknown],Parameters:[{*/p/a*Value:1,*},{*/p/c*Value:x,y,*}]}
        GetParameters {"Names":["/0","/1","/2","/3","/4","/5","/6","/7","/8","/9","/10"]} => ValidationException
        GetParameterHistory {"Name":"/p/a"}
          => {Parameters:[{*Labels:[new]*Value:2,Version:2},{*Labels:[old]*Value:1,Version:1},{*Value:3,Version:3}]}
        GetParameterHistory {"Name":"/p/a","MaxResults":2} => {NextToken:…,Parameters:[{*Version:2},{*Version:1}]}
        GetParameterHistory {"Name":"/p/a","MaxResults":2,"NextToken":"{NextToken}"} => {Parameters:[{*Version:3}]}
        GetParameterHistory {"Name":"/missing"} => ParameterNotFound
        GetParameterHistory {"Name":"/p/a","MaxResults":51} => ValidationException
        # Listing
        GetParametersByPath {"Path":"/p","MaxResults":3,"WithDecryption":true}
          => {NextToken:…,Parameters:[{*/p/a*},{*/p/b*Value:1*},{*/p/c*}]}
        GetParametersByPath {"Path":"/p","MaxResults":3,"WithDecryption":true,"NextToken":"{NextToken}"}
          => {Parameters:[{*/p/k*}]}
        GetParametersByPath {"Path":"/p/","Recursive":true,"WithDecryption":true}
          => {Parameters:[{*/p/a*},{*/p/b*},{*/p/c*},{*/p/d/e*},{*/p/k*}]}
        GetParametersByPath {"Path":"/p/d"} => {Parameters:[{*/p/d/e*}]}
        GetParametersByPath {"Path":"/p","MaxResults":11} => ValidationException
        DescribeParameters {} => {Parameters:[{*/p/b*},{*/p/k*},{*/p/a*},{*/p/c*},{*/p/d/e*}]}
        DescribeParameters {"ParameterFilters":[{"Key":"Name","Option":"Equals","Values":["/p/a"]}]}
          => {Parameters:[{DataType:text,Name:/p/a,Tier:Standard,Type:String,Version:3}]}
        DescribeParameters {"ParameterFilters":[{"Key":"Name","Option":"BeginsWith","Values":["/p/d"]}]}
          => {Parameters:[{*/p/d/e*}]}
        DescribeParameters {"ParameterFilters":[{"Key":"Path","Option":"OneLevel","Values":["/p"]}]}
          => {Parameters:[{*/p/b*},{*/p/k*},{*/p/a*},{*/p/c*}]}
        DescribeParameters {"ParameterFilters":[{"Key":"Path","Option":"Recursive","Values":["/p"]}]}
          => {Parameters:[{*/p/b*},{*/p/k*},{*/p/a*},{*/p/c*},{*/p/d/e*}]}
        DescribeParameters {"ParameterFilters":[{"Key":"Path","Option":"Equals","Values":["/"]}]} => InvalidFilterOption
        DescribeParameters {"ParameterFilters":[{"Key":"Name","Option":"Recursive","Values":["/p"]}]}
          => InvalidFilterOption
        # Deleting
        DeleteParameters {"Names":["/p/c","/missing"]} => {DeletedParameters:[/p/c],InvalidParameters:[/missing]}
        DeleteParameter {"Name":"/p/d/e"} => {}
        DeleteParameter {"Name":"/p/d/e"} => ParameterNotFound
        GetParameter {"Name":"/p/d/e"} => ParameterNotFound
        # Last, as moto keeps an empty parameter for it, on which its lists fail
        LabelParameterVersion {"Name":"/unlabelled","ParameterVersion":1,"Labels":["x"]} => ParameterNotFound
        # Where moto is not AWS
        PutParameter {"Name":"no/slash","Value":"x","Type":"String"} => ValidationException
          !! it accepts names that are not fully qualified
        DescribeParameters {"MaxResults":2} => {NextToken:*} !! it describes ten a page, whatever is requested
        GetParameter {"Name":"/p/a:unknown"} => ParameterVersionNotFound
          !! it answers a missing label as a missing parameter
        PutParameter {"Name":"/x/size","Value":"{x*4097}","Type":"String"} => ValidationException !! it has no sizes
        PutParameter {"Name":"/x/pattern","Value":"x","Type":"String","AllowedPattern":"\\d+"}
          => ParameterPatternMismatchException !! it ignores AllowedPattern
        PutParameter {"Name":"/x/policies","Value":"x","Type":"String","Policies":"[{\"Type\":\"Expiration\",
          \"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\"2027-12-02T21:34:33.000Z\"}}]"}
          => ValidationException !! it accepts policies in the standard tier
        PutParameter {"Name":"/x/policy","Value":"x","Type":"String","Tier":"Advanced","Policies":"?","Overwrite":true}
          => ValidationException !! it does not parse policies when they are written
        PutParameter {"Name":"/p/a","Value":"x","Type":"SecureString","Overwrite":true}
          => HierarchyTypeMismatchException !! it lets the type change
        PutParameter {"Name":"/p/k","Value":"x","Overwrite":true,"Tier":"Standard"} => ValidationException
          !! it downgrades a tier
        PutParameter {"Name":"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16","Value":"x","Type":"String"}
          => HierarchyLevelLimitExceededException !! it has any number of levels
        PutParameter {"Name":"/p/c","Value":"x","Type":"String"} => TooManyUpdates
          !! it lets a deleted name be created again at once
        GetParameters {"Names":["/p/a","/p/a"]} => ValidationException !! it accepts a name twice
        """;
}
