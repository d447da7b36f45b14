import PromptSkeleton

/// The names and phrases that tell what a value is.
enum NameTable {
  struct Entry: Sendable {
    var kind: ChangeKind
    var lifetime: Lifetime
    var isVolatile: Bool
    /// The phrases in small letters, separated by commas.
    var phrases: String

    init(_ kind: ChangeKind, _ lifetime: Lifetime, _ phrases: String, isVolatile: Bool = true) {
      self.kind = kind
      self.lifetime = lifetime
      self.phrases = phrases
      self.isVolatile = isVolatile
    }
  }

  static let entries: [Entry] = moments + identifiers + figures + places + owners + content

  private static let moments: [Entry] = [
    Entry(
      .timestamp, .request,
      """
      now,timestamp,time stamp,datetime,date time,date and time,current datetime,created at,
      updated at,generated at,generated on,started at,received at,requested at,sent at,ts,last seen,
      last login,last active,current timestamp,iso now,utc now,now iso,now utc
      """.onOneLine),
    Entry(
      .date, .daily,
      "date,today,current date,todays date,today s date,day,weekday,day of week,date utc,date today"
    ),
    Entry(.time, .request, "time,current time,clock,local time,utc time,time of day,time utc"),
    Entry(.epochSeconds, .request, "epoch,unix time,unix timestamp,epoch seconds,unixtime"),
    Entry(
      .epochMilliseconds, .request, "epoch ms,epoch millis,now ms,timestamp ms,epoch milliseconds"),
    Entry(.epochNanoseconds, .request, "epoch ns,timestamp ns,now ns,time ns,epoch nanoseconds"),
    Entry(.relativeTime, .request, "time ago,time since,ago,relative time"),
    Entry(.duration, .request, "elapsed,uptime,elapsed time,latency,time elapsed,time left"),
    Entry(.duration, .request, "duration,ttl,timeout", isVolatile: false),
  ]

  private static let identifiers: [Entry] = [
    Entry(.uuid, .request, "uuid,guid"),
    Entry(
      .requestID, .request,
      """
      request id,req id,trace id,trace,span id,correlation id,message id,msg id,run id,call id,
      invocation id,event id,transaction id,idempotency key,turn id,execution id,requestid,traceid,
      traceparent,job id,task id,batch id,req
      """.onOneLine),
    Entry(
      .sessionID, .session,
      """
      session,session id,sessionid,conversation id,thread id,chat id,thread,session key,
      session token,sid,call sid,room id
      """.onOneLine),
    Entry(.randomToken, .request, "nonce,salt,random,cache buster,cachebuster,csrf token,canary"),
    Entry(.randomToken, .request, "token,secret,key,api key,seed", isVolatile: false),
    Entry(.gitHash, .request, "commit,commit hash,git hash,git sha,commit sha,head,head sha"),
    Entry(.gitHash, .request, "sha,revision,rev,build hash", isVolatile: false),
    Entry(.hexDigest, .request, "hash,checksum,etag,digest", isVolatile: false),
    Entry(
      .identifier, .request,
      "isbn,order,order id,order number,invoice,invoice number,sku,case number,ticket id,ticket number",
      isVolatile: false),
  ]

  private static let figures: [Entry] = [
    Entry(
      .counter, .request,
      """
      turn,turn number,turn count,step,step number,attempt,attempt number,iteration,retry,retry count,
      message count,round,queue position,sequence,sequence number,seq,request count
      """.onOneLine),
    Entry(
      .counter, .request,
      "count,counter,index,no,nr,number,line,tab,window,scene,chapter,page number,try,level,size",
      isVolatile: false),
    Entry(
      .tokenBudget, .request,
      """
      remaining,tokens,token usage,tokens used,tokens left,remaining tokens,tokens remaining,
      token count,token budget,context left,context used,context remaining,context usage,
      remaining budget,budget left,budget remaining,remaining context
      """.onOneLine),
    Entry(.tokenBudget, .request, "budget,usage,quota,context window", isVolatile: false),
    Entry(.percentage, .request, "progress,percent done,percent complete"),
    Entry(.percentage, .request, "percent,percentage,pct", isVolatile: false),
    Entry(
      .score, .request, "score,confidence,similarity,relevance,probability,distance,rating",
      isVolatile: false),
    Entry(.money, .request, "balance,amount due,total cost,cost so far,spent"),
    Entry(.money, .request, "price,cost,amount,total,fee,credits", isVolatile: false),
    Entry(
      .version, .tenant, "version,build,build number,release,app version,api version",
      isVolatile: false),
    Entry(.modelName, .tenant, "model,model name,model id", isVolatile: false),
  ]

  private static let places: [Entry] = [
    Entry(
      .path, .session,
      """
      cwd,working directory,working dir,workdir,work dir,current directory,current dir,home directory,
      home dir,pwd,current working directory,open file,active file,current file
      """.onOneLine),
    Entry(
      .path, .session,
      "path,file,file path,directory,dir,folder,root,project root,project dir,workspace root",
      isVolatile: false),
    Entry(.hostname, .session, "hostname,host name,pod,pod name,container id,instance id"),
    Entry(.hostname, .session, "host,server,machine,node,container,instance", isVolatile: false),
    Entry(.ipAddress, .session, "ip,ip address,client ip,remote addr,remote address"),
    Entry(.port, .session, "port", isVolatile: false),
    Entry(.url, .session, "url,uri,link,endpoint,callback url", isVolatile: false),
  ]

  private static let owners: [Entry] = [
    Entry(
      .person, .user,
      """
      user,username,first name,last name,customer,user profile,user info,user preferences,
      signed in user,logged in user,user context
      """.onOneLine),
    Entry(
      .person, .user,
      "author,member,employee,contact,person,patient,owner,assignee,reporter,hello,hi,dear",
      isVolatile: false),
    Entry(.userID, .user, "user id,userid,uid,customer id,member id,employee id,account id"),
    Entry(.email, .user, "email,e mail,email address,user email,mail"),
    Entry(.phoneNumber, .user, "phone,phone number,telephone,mobile,tel"),
    Entry(.locale, .user, "user locale,user language,user timezone,user time zone"),
    Entry(
      .locale, .user, "locale,language,lang,timezone,time zone,tz,country,region",
      isVolatile: false),
    Entry(.tenant, .tenant, "tenant,tenant id,tenant name,org id,org name,organization id"),
    Entry(
      .tenant, .tenant,
      """
      org,organization,organisation,company,company name,account,account name,workspace,workspace id,
      workspace name,plan,team,team name,subscription,brand,client,organization name,tier
      """.onOneLine, isVolatile: false),
  ]

  private static let content: [Entry] = [
    Entry(
      .state, .request,
      "git status,gitstatus,current branch,git branch,branch,weather,todos,current todos,todo list"),
    Entry(.state, .request, "status,state,mode,phase,effort,level", isVolatile: false),
    Entry(.flag, .request, "enabled,disabled,flag", isVolatile: false),
    Entry(
      .retrievedContext, .request,
      """
      memories,retrieved context,retrieved documents,retrieved docs,search results,retrieved passages,
      retrieved chunks,rag context,relevant documents,recent memories
      """.onOneLine),
    Entry(
      .retrievedContext, .request,
      "memory,context,documents,docs,passages,snippets,chunks,results,knowledge", isVolatile: false),
    Entry(
      .appendedText, .request,
      "history,transcript,conversation,conversation history,chat history,message history"),
    Entry(
      .text, .request,
      "question,query,request,input,msg,user message,user text,user prompt,user utterance,user turn"
    ),
  ]
}

extension String {
  /// The lines of a list as one.
  fileprivate var onOneLine: String { split(separator: "\n").joined() }
}
