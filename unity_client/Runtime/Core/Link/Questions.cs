using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>
    /// The requests that wait for an answer, in the order they were asked: sent when there is a
    /// connection, given up in time, lost with the connection. Thread-safe; owns nothing.
    /// </summary>
    internal sealed class Questions
    {
        private const int Most = 256; // a game asks a few times a second; more is a loop gone wild

        private readonly object _gate = new object();
        private readonly List<Question> _waiting = new List<Question>();

        public delegate bool Send(byte[] packet);

        /// <summary>Adds a request and sends it if it can be sent now.</summary>
        public Task<Reply> Ask(Question question, Send send, CancellationToken cancel)
        {
            lock (_gate)
            {
                if (_waiting.Count >= Most)
                {
                    throw new BridgeException(
                        BridgeException.TooMany,
                        Most + " requests wait for their answers; ask less often");
                }
                _waiting.Add(question);
            }
            if (cancel.CanBeCanceled)
            {
                question.Cancelling = cancel.Register(() => Cancel(question, cancel));
            }
            SendWaiting(send);
            return question.Answer.Task;
        }

        /// <summary>Sends, in their order, those that were not sent yet.</summary>
        public void SendWaiting(Send send)
        {
            lock (_gate)
            {
                foreach (var question in _waiting)
                {
                    if (!question.IsSent && !(question.IsSent = send(question.Packet)))
                    {
                        return;
                    }
                }
            }
        }

        /// <summary>Takes an answer; false when nobody waits for it.</summary>
        public bool TryAnswer(Reply reply)
        {
            var question = Take(each => each.Id == reply.RequestId && each.IsSent);
            if (question == null)
            {
                return false;
            }
            question.Cancelling.Dispose();
            if (reply.IsDone)
            {
                question.Answer.TrySetResult(reply);
            }
            else
            {
                question.Answer.TrySetException(new BridgeException(reply.Code, reply.Message));
            }
            return true;
        }

        /// <summary>Gives up those whose time is over.</summary>
        public void Expire(long nowMicros, string lastError)
        {
            while (Take(each => nowMicros >= each.DeadlineMicros) is Question late)
            {
                Fail(late, late.IsSent
                    ? new BridgeException(
                        BridgeException.TimedOut,
                        "the sidecar took the request, but did not answer in time")
                    : new BridgeException(
                        BridgeException.NotConnected,
                        "the request was not sent, for there is no sidecar to send it to"
                        + (lastError.Length > 0 ? ": " + lastError : "")));
            }
        }

        /// <summary>Gives up those that were sent: their answers will not come any more.</summary>
        public void Lose(string reason)
        {
            while (Take(each => each.IsSent) is Question lost)
            {
                Fail(lost, new BridgeException(
                    BridgeException.Lost,
                    "the connection ended before the answer came; it may have been done or not: "
                    + reason));
            }
        }

        /// <summary>Gives up all of them.</summary>
        public void Close()
        {
            while (Take(each => true) is Question open)
            {
                Fail(open, new BridgeException(
                    BridgeException.Closed, "the connection to the sidecar was closed"));
            }
        }

        private static void Fail(Question question, BridgeException error)
        {
            question.Cancelling.Dispose();
            question.Answer.TrySetException(error);
        }

        private void Cancel(Question question, CancellationToken cancel)
        {
            lock (_gate)
            {
                _waiting.Remove(question);
            }
            question.Answer.TrySetCanceled(cancel);
        }

        private Question Take(Predicate<Question> matches)
        {
            lock (_gate)
            {
                var index = _waiting.FindIndex(matches);
                if (index < 0)
                {
                    return null;
                }
                var question = _waiting[index];
                _waiting.RemoveAt(index);
                return question;
            }
        }
    }
}
