using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>Why a connection did not come about or ended, in words for people.</summary>
    public sealed class ZmtpException : Exception
    {
        public ZmtpException(ZmtpFault fault, string message)
            : base(message)
        {
            Fault = fault;
        }

        public ZmtpFault Fault { get; }

        /// <summary>True when trying again soon is unlikely to help.</summary>
        public bool IsLasting =>
            Fault != ZmtpFault.Unreachable && Fault != ZmtpFault.Lost;
    }
}
