using System.Collections.Generic;

namespace Amazon.Lambda.SNSEvents;

public class SNSEvent
{
    public IList<SNSRecord> Records { get; set; }

    public class SNSRecord
    {
        public SNSMessage Sns { get; set; }
    }

    public class SNSMessage
    {
        public string Message { get; set; }

        public string TopicArn { get; set; }
    }
}
